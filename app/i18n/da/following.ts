import type { NoticeData } from "#db/schema/participation.ts";
import type { CompletionLevel, DraftOutcome, FollowSubject, NotificationKind, ProposalStatus, WithdrawReason } from "#db/values.ts";
import { format, isSameDay } from "../format.ts";
import { startLower, timeLeft, type NoticeWords } from "../notice-words.ts";
import { initiativeComments } from "./initiative-comments.ts";
import { mailKinds } from "./mail-kinds.ts";
import { completionInNotice } from "./implementation.ts";
import { versions } from "./versions.ts";
import { words } from "./words.ts";

const count = (value: number, one: string, many: string) => (value === 1 ? `1 ${one}` : `${value.toLocaleString("da-DK")} ${many}`);
const outcome = (status: string | undefined) => (words.statuses[status as ProposalStatus] ?? "").toLowerCase();

const completion = (level: string | undefined) => completionInNotice[level as CompletionLevel] ?? "";

/** Så meget tid er der tilbage: dage og timer, timer og minutter, eller minutter på det sidste. */
function left({ days, hours, minutes }: { days: number; hours: number; minutes: number }): string {
  const parts = [days > 0 && count(days, "dag", "dage"), hours > 0 && count(hours, "time", "timer"), days === 0 && (minutes > 0 || hours === 0) && count(minutes, "minut", "minutter")];
  return `der er ${format.list("da", parts.filter((each) => each !== false))} tilbage`;
}

/** Hvornår der lukkes, først; på dagen selv er klokkeslættet nok. */
function deadline(data: NoticeData, now: Date): string {
  const closesAt = new Date(data.closesAt ?? 0);
  const time = timeLeft(now, data.closesAt);
  const what = `forslag til ${data.title ?? "planen"}`;
  if (!time) return `fristen udløb den ${format.dateTime("da", closesAt)} dansk tid: ${what}`;
  const when = isSameDay(now, closesAt) ? `i dag kl. ${format.time("da", closesAt)}` : `den ${format.dateTime("da", closesAt)}`;
  return `fristen udløber ${when} dansk tid: ${what} (${left(time)})`;
}

/** Grunden til, at et forslag er trukket tilbage; den, der er skrevet med egne ord, står på siden. */
const withdrawnFor = (reason = "other") => (reason === "other" || !(reason in versions.withdrawReasons) ? "" : `: ${startLower(versions.withdrawReasons[reason as WithdrawReason])}`);

const initiativeNamed = ({ title, initiative = "" }: NoticeData) => (title ? `»${title}« (${initiative})` : initiative);
const outcomeOfComment = (outcome: string | undefined) => (outcome && outcome in initiativeComments.outcomes ? `: ${initiativeComments.outcomes[outcome as DraftOutcome].toLowerCase()}` : "");

/** Det, der er sket, og hvorfor man får det at vide. På siden og i mails. */
export const noticeWords: NoticeWords = {
  named: (title, reference) => (title ? `»${title}« (${reference})` : `forslag ${reference}`),
  theProposal: "forslaget",
  untitled: (reference) => `Forslag ${reference}`,
  lines: {
    proposal_submitted: ({ of, relation }) => (relation === "co_author" ? `forfatteren har sendt ${of}` : `nyt forslag: ${of}`),
    proposal_edited: ({ of, data }) => (data.outcome === "files" ? `bilagene til ${of} er ændret` : data.outcome === "theme" ? `${of} er flyttet til et andet tema` : data.outcome === "major" ? `teksten i ${of} er ændret meget` : `teksten i ${of} er ændret`),
    proposal_withdrawn: ({ of, data }) => `${of} er trukket tilbage${withdrawnFor(data.outcome)}`,
    proposal_taken_on: ({ of }) => `${of} er nu under behandling`,
    proposal_released: ({ of }) => `${of} venter igen på at blive behandlet`,
    proposal_answered: ({ of, data }) => `${of} er besvaret: ${outcome(data.outcome)}`,
    answer_changed: ({ of, data }) => `svaret på ${of} er ændret: ${outcome(data.outcome)}`,
    proposal_shortlisted: ({ of, data }) => `${of} er med i udkastet til initiativ ${data.initiative ?? ""}`,
    proposal_unshortlisted: ({ of, data }) => `${of} er taget ud af udkastet til initiativ ${data.initiative ?? ""}`,
    proposal_hidden: ({ of }) => `${of} er skjult af en moderator`,
    proposal_restored: ({ of }) => `${of} kan ses igen`,
    merge_undone: ({ of }) => `${of} er ikke længere lagt sammen med et andet forslag og behandles for sig`,
    proposal_split: ({ of }) => `${of} er delt op i dele, der besvares hver for sig`,
    split_undone: ({ of }) => `${of} er samlet igen og behandles som ét forslag`,
    author_replied: ({ of }) => `forfatteren har svaret på svaret på ${of}`,
    plan_published: ({ data }) => (data.version === "1" ? `»${data.title ?? "planen"}« er vedtaget og offentliggjort` : `der er en ny version af »${data.title ?? "planen"}«`),
    outcome_published: ({ data }) => `høringsnotatet til »${data.title ?? "planen"}« er offentliggjort: se, hvad der blev af forslagene`,
    initiative_corrected: ({ data }) => `det vedtagne initiativ ${initiativeNamed(data)} er rettet`,
    initiative_commented: ({ data }) => `ny kommentar til initiativet ${initiativeNamed(data)}`,
    initiative_comment_answered: ({ data }) => `din kommentar til initiativet ${initiativeNamed(data)} er besvaret${outcomeOfComment(data.outcome)}`,
    report_published: ({ data }) => `rapporten om, hvordan »${data.title ?? "planen"}« er gennemført, er offentliggjort`,
    milestone_reported: ({ data }) => `ny indberetning om »${data.title ?? "initiativet"}« (${data.initiative ?? ""}): en milepæl er ${completion(data.outcome)}`,
    comment_written: ({ of }) => `ny kommentar til ${of}`,
    reply_written: ({ of, relation }) => (relation === "commenter" ? `nyt svar på din kommentar til ${of}` : `nyt svar på en kommentar til ${of}`),
    position_published: ({ of, data }) => `${data.organisation ?? "en organisation"} har udtalt sig om ${of}`,
    official_answer: ({ of, data }) => (data.repliesTo === "own" ? `myndigheden har svaret på din kommentar til ${of}` : `myndigheden har skrevet i debatten om ${of}`),
    plan_dates_changed: ({ data }) => `tidsplanen for ${data.title ?? "planen"} er ændret`,
    deadline_week: ({ data, now }) => deadline(data, now),
    deadline_day: ({ data, now }) => deadline(data, now),
  },
  because: {
    author: "Det er dit forslag",
    co_author: "Du er medforfatter",
    drafter: "Det er sendt i din organisations navn",
    commenter: "Du har kommenteret forslaget",
    supporter: "Du støtter forslaget",
    follower: { proposal: "Du følger forslaget", theme: "Du følger temaet", plan: "Du følger planen", initiative: "Du følger initiativet", organisation: "Du følger organisationen" },
    through: {
      joined: {
        author: "Dit forslag er blevet en del af det", co_author: "Et forslag, du er medforfatter til, er blevet en del af det", drafter: "Et forslag, der er sendt i din organisations navn, er blevet en del af det",
        commenter: "Et forslag, du har kommenteret, er blevet en del af det", supporter: "Et forslag, du støtter, er blevet en del af det", follower: "Et forslag, du følger, er blevet en del af det",
      },
      part: {
        author: "Det er en del af dit forslag", co_author: "Det er en del af et forslag, du er medforfatter til", drafter: "Det er en del af et forslag, der er sendt i din organisations navn",
        commenter: "Det er en del af et forslag, du har kommenteret", supporter: "Det er en del af et forslag, du støtter", follower: "Det er en del af et forslag, du følger",
      },
    },
    plan: { author: "Du har sendt et forslag til planen", co_author: "Du er medforfatter til et forslag til planen", commenter: "Du har kommenteret et forslag eller et initiativ i planen", supporter: "Du støtter et forslag til planen" },
    initiativeComment: { own: "Du har skrevet kommentaren", organisation: "Kommentaren er skrevet i din organisations navn" },
    initiative: { author: "Dit forslag er med i initiativet", co_author: "Et forslag, du er medforfatter til, er med i initiativet" },
    draft: "Du har en kladde, der ikke er sendt",
  },
};

const subjects: Record<FollowSubject, string> = { proposal: "forslaget", theme: "temaet", plan: "planen", initiative: "initiativet", organisation: "organisationen" };
const kinds: Record<NotificationKind, string> = {
  own_proposals: "dine forslag og kommentarer", discussion: "svar til dig", taking_part: "forslag, du støtter eller har kommenteret", following: "det, du følger", deadlines: "frister", organisation_work: "arbejdet i dine organisationer",
};

/** At følge noget, og at få besked. */
export const following = {
  notices: noticeWords,
  nav: { news: "Nyt til dig", following: "Det, du følger" },
  headerNews: (unread: number) => (unread === 0 ? "Nyt" : `Nyt (${unread > 99 ? "99+" : String(unread)})`),
  headerNewsLabel: (unread: number) => (unread === 0 ? " til dig" : `, ${unread > 99 ? "mere end 99 ulæste" : count(unread, "ulæst", "ulæste")}`),
  button: {
    follow: (subject: FollowSubject) => `Følg ${subjects[subject]}`,
    hint: {
      proposal: "Få besked, når der sker noget med forslaget.", theme: "Få besked om nye forslag og svar under temaet.", plan: "Få besked om nye forslag og svar i planen, og om hvordan den bliver gennemført.", initiative: "Få besked, når forslag kommer med eller tages ud, når nogen kommenterer, og når der er nyt om, hvor langt det er.", organisation: "Få besked, når organisationen sender noget, og når det bliver besvaret.",
    } satisfies Record<FollowSubject, string>,
    on: (subject: FollowSubject) => `Du følger ${subjects[subject]}. Tryk igen for at holde op.`,
  },
  follow: {
    title: "Følg",
    subjects: { proposal: "Forslag", theme: "Tema", plan: "Plan", initiative: "Initiativ", organisation: "Organisation" } satisfies Record<FollowSubject, string>,
    signedIn: (subject: FollowSubject) => `Du er logget ind. Tryk på knappen for at følge ${subjects[subject]}.`,
    signInFirst: "Log ind, så kan du følge. Du får besked, når der sker noget nyt.",
    back: "Tilbage",
    nothing: "Der er ikke noget at følge her. Brug knappen på siden for det, du vil følge.",
    gone: "Det findes ikke længere",
    tooMany: { title: "Du følger for meget", text: (most: number) => `Man kan højst følge ${most} ting. Hold op med at følge noget først.` },
  },
  list: {
    title: "Det, du følger",
    lead: "Du får besked, når der sker noget nyt. Ingen andre kan se, hvad du følger.",
    none: "Du følger ikke noget endnu",
    noneText: "På siden for et forslag, et tema, en plan, et initiativ eller en organisation er der en knap til at følge.",
    readProposals: "Se forslagene",
    groups: { proposal: "Forslag", theme: "Temaer", plan: "Planer", initiative: "Initiativer", organisation: "Organisationer" } satisfies Record<FollowSubject, string>,
    hidden: (reference: string) => `Forslag ${reference} (skjult)`,
    since: (date: string) => `Fulgt siden ${date}`,
    unfollow: "Hold op med at følge",
    unfollowed: "Du følger det ikke længere",
    settings: "Vælg, hvad du vil have mail om",
  },
  news: {
    title: "Nyt til dig",
    lead: "Her står det, der er sket med forslag, du har del i eller følger.",
    none: "Der er ikke noget nyt til dig",
    noneText: "Når der sker noget med et forslag, du har skrevet, støtter, har kommenteret eller følger, står det her.",
    unread: "Ulæst",
    unreadCount: (unread: number) => (unread > 99 ? "Mere end 99 er ulæste" : unread === 0 ? "Alt er læst" : count(unread, "er ulæst", "er ulæste")),
    markAll: "Markér alle som læst",
    marked: "Alle er markeret som læst",
    because: (reason: string) => `${reason}.`,
    newer: "Nyere",
    older: "Ældre",
    kept: "Det, der er mere end 180 dage gammelt, bliver fjernet.",
    settings: "Vælg, hvad du vil have mail om",
    following: "Se, hvad du følger",
  },
  unsubscribe: {
    title: "Slå mails fra",
    question: (settings: readonly NotificationKind[]) => `Vil du ikke længere have mail om ${format.list("da", settings.map((each) => kinds[each]))}?`,
    text: "Du kan stadig se alt, når du er logget ind på Samplan.",
    submit: "Slå disse mails fra",
    done: "Disse mails er slået fra",
    doneText: (settings: readonly NotificationKind[]) => `Du får ikke længere mail om ${format.list("da", settings.map((each) => kinds[each]))}.`,
    settings: "Se alle dine valg om mails",
    unknown: "Linket virker ikke",
    unknownText: "Det er måske ikke kommet helt med. Kopiér hele linket fra mailen, eller log ind, og vælg selv, hvad du vil have mail om.",
  },
  mail: {
    title: "Mails",
    lead: "Mails, som det ikke lykkedes at sende. Hvad der står i dem, kan ikke ses.",
    nav: "Mails",
    counts: "Sådan står det til",
    waiting: "Venter",
    sent: "Sendt",
    cancelled: "Taget tilbage, fordi modtageren slog dem fra",
    givenUp: "Opgivet",
    none: "Ingen mails er opgivet",
    noneText: "Alt, der skulle sendes, er sendt eller bliver prøvet igen af sig selv.",
    listTitle: "Opgivne mails",
    kind: "Slags",
    created: "Skrevet",
    failed: "Opgivet",
    attempts: "Forsøg",
    server: "Mailserveren svarede",
    tryAgain: "Prøv igen",
    tryAll: "Prøv alle igen",
    emptied: "Indholdet er slettet, så den kan ikke sendes",
    act: "Handling",
    kinds: mailKinds,
    done: (value: number) => (value === 0 ? "Der var ikke noget at prøve igen" : count(value, "mail bliver prøvet igen", "mails bliver prøvet igen")),
  },
  footer: {
    why: "Du får denne mail, fordi du har bedt om at få besked.",
    unsubscribe: "Slå mails som denne fra",
    settings: "Vælg, hvad du vil have mail om",
  },
};
