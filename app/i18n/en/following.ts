import type { NoticeData } from "#db/schema/participation.ts";
import type { CompletionLevel, DraftOutcome, FollowSubject, NotificationKind, ProposalStatus, WithdrawReason } from "#db/values.ts";
import type { following as danish } from "../da/following.ts";
import { format, isSameDay } from "../format.ts";
import { startLower, timeLeft, type NoticeWords } from "../notice-words.ts";
import { initiativeComments } from "./initiative-comments.ts";
import { mailKinds } from "./mail-kinds.ts";
import { completionInNotice } from "./implementation.ts";
import { versions } from "./versions.ts";
import { words } from "./words.ts";

const count = (value: number, one: string, many: string) => (value === 1 ? `1 ${one}` : `${value.toLocaleString("en-GB")} ${many}`);
const outcome = (status: string | undefined) => (words.statuses[status as ProposalStatus] ?? "").toLowerCase();

const completion = (level: string | undefined) => completionInNotice[level as CompletionLevel] ?? "";

/** The time that is left: days and hours, hours and minutes, or minutes at last. */
function left({ days, hours, minutes }: { days: number; hours: number; minutes: number }): string {
  const parts = [days > 0 && count(days, "day", "days"), hours > 0 && count(hours, "hour", "hours"), days === 0 && (minutes > 0 || hours === 0) && count(minutes, "minute", "minutes")];
  return `${format.list("en", parts.filter((each) => each !== false))} left`;
}

/** When it closes, first; on the day itself the time is enough. */
function deadline(data: NoticeData, now: Date): string {
  const closesAt = new Date(data.closesAt ?? 0);
  const time = timeLeft(now, data.closesAt);
  const what = `proposals for ${data.title ?? "the plan"}`;
  if (!time) return `the deadline was ${format.dateTime("en", closesAt)} Danish time: ${what}`;
  const when = isSameDay(now, closesAt) ? `today at ${format.time("en", closesAt)}` : format.dateTime("en", closesAt);
  return `the deadline is ${when} Danish time: ${what} (${left(time)})`;
}

/** Why a proposal was withdrawn; a reason in words of its own stands on the page. */
const withdrawnFor = (reason = "other") => (reason === "other" || !(reason in versions.withdrawReasons) ? "" : `: ${startLower(versions.withdrawReasons[reason as WithdrawReason])}`);

const initiativeNamed = ({ title, initiative = "" }: NoticeData) => (title ? `“${title}” (${initiative})` : initiative);
const outcomeOfComment = (outcome: string | undefined) => (outcome && outcome in initiativeComments.outcomes ? `: ${initiativeComments.outcomes[outcome as DraftOutcome].toLowerCase()}` : "");

/** What happened, and why one is told. On the page and in mail. */
export const noticeWords: NoticeWords = {
  named: (title, reference) => (title ? `“${title}” (${reference})` : `proposal ${reference}`),
  theProposal: "the proposal",
  untitled: (reference) => `Proposal ${reference}`,
  lines: {
    proposal_submitted: ({ of, relation }) => (relation === "co_author" ? `the author has sent ${of}` : `new proposal: ${of}`),
    proposal_edited: ({ of, data }) => (data.outcome === "files" ? `the attachments of ${of} have changed` : data.outcome === "theme" ? `${of} was moved to another theme` : data.outcome === "major" ? `the text of ${of} has changed a lot` : `the text of ${of} has changed`),
    proposal_withdrawn: ({ of, data }) => `${of} has been withdrawn${withdrawnFor(data.outcome)}`,
    proposal_taken_on: ({ of }) => `${of} is now under consideration`,
    proposal_released: ({ of }) => `${of} waits for consideration again`,
    proposal_answered: ({ of, data }) => `${of} has been answered: ${outcome(data.outcome)}`,
    answer_changed: ({ of, data }) => `the answer to ${of} has changed: ${outcome(data.outcome)}`,
    proposal_shortlisted: ({ of, data }) => `${of} is part of the draft of initiative ${data.initiative ?? ""}`,
    proposal_unshortlisted: ({ of, data }) => `${of} was taken out of the draft of initiative ${data.initiative ?? ""}`,
    proposal_hidden: ({ of }) => `${of} has been hidden by a moderator`,
    proposal_restored: ({ of }) => `${of} can be seen again`,
    merge_undone: ({ of }) => `${of} is no longer merged with another proposal and is considered by itself`,
    proposal_split: ({ of }) => `${of} was split into parts that are answered one by one`,
    split_undone: ({ of }) => `${of} was put together again and is considered as one`,
    author_replied: ({ of }) => `the author has replied to the answer to ${of}`,
    plan_published: ({ data }) => (data.version === "1" ? `“${data.title ?? "the plan"}” has been adopted and published` : `there is a new version of “${data.title ?? "the plan"}”`),
    outcome_published: ({ data }) => `the consultation report of “${data.title ?? "the plan"}” has been published: see what became of the proposals`,
    initiative_corrected: ({ data }) => `the adopted initiative ${initiativeNamed(data)} has been corrected`,
    initiative_commented: ({ data }) => `new comment on the initiative ${initiativeNamed(data)}`,
    initiative_comment_answered: ({ data }) => `your comment on the initiative ${initiativeNamed(data)} has been answered${outcomeOfComment(data.outcome)}`,
    report_published: ({ data }) => `the report on how “${data.title ?? "the plan"}” was carried out has been published`,
    milestone_reported: ({ data }) => `new report on “${data.title ?? "the initiative"}” (${data.initiative ?? ""}): a milestone ${completion(data.outcome)}`,
    comment_written: ({ of }) => `new comment on ${of}`,
    reply_written: ({ of, relation }) => (relation === "commenter" ? `new reply to your comment on ${of}` : `new reply to a comment on ${of}`),
    position_published: ({ of, data }) => `${data.organisation ?? "an organisation"} has given its position on ${of}`,
    official_answer: ({ of, data }) => (data.repliesTo === "own" ? `the authority has answered your comment on ${of}` : `the authority has written in the debate on ${of}`),
    plan_dates_changed: ({ data }) => `the timeline of ${data.title ?? "the plan"} was changed`,
    deadline_week: ({ data, now }) => deadline(data, now),
    deadline_day: ({ data, now }) => deadline(data, now),
  },
  because: {
    author: "It is your proposal",
    co_author: "You are a co-author",
    drafter: "It was sent in the name of your organisation",
    commenter: "You commented on the proposal",
    supporter: "You support the proposal",
    follower: { proposal: "You follow the proposal", theme: "You follow the theme", plan: "You follow the plan", initiative: "You follow the initiative", organisation: "You follow the organisation" },
    through: {
      joined: {
        author: "Your proposal became part of it", co_author: "A proposal that you are a co-author of became part of it", drafter: "A proposal that was sent in your organisation's name became part of it",
        commenter: "A proposal that you commented on became part of it", supporter: "A proposal that you support became part of it", follower: "A proposal that you follow became part of it",
      },
      part: {
        author: "It is part of your proposal", co_author: "It is part of a proposal that you are a co-author of", drafter: "It is part of a proposal that was sent in your organisation's name",
        commenter: "It is part of a proposal that you commented on", supporter: "It is part of a proposal that you support", follower: "It is part of a proposal that you follow",
      },
    },
    plan: { author: "You put forward a proposal for the plan", co_author: "You are a co-author of a proposal for the plan", commenter: "You commented on a proposal or an initiative of the plan", supporter: "You support a proposal for the plan" },
    initiativeComment: { own: "You wrote the comment", organisation: "The comment was written in the name of your organisation" },
    initiative: { author: "Your proposal is part of the initiative", co_author: "A proposal that you are a co-author of is part of the initiative" },
    draft: "You have a draft that has not been sent",
  },
};

const subjects: Record<FollowSubject, string> = { proposal: "the proposal", theme: "the theme", plan: "the plan", initiative: "the initiative", organisation: "the organisation" };
const kinds: Record<NotificationKind, string> = {
  own_proposals: "your proposals and comments", discussion: "replies to you", taking_part: "proposals that you support or commented on", following: "what you follow", deadlines: "deadlines", organisation_work: "the work in your organisations",
};

/** Following, and being told. */
export const following: typeof danish = {
  notices: noticeWords,
  nav: { news: "News for you", following: "What you follow" },
  headerNews: (unread) => (unread === 0 ? "News" : `News (${unread > 99 ? "99+" : String(unread)})`),
  headerNewsLabel: (unread) => (unread === 0 ? " for you" : `, ${unread > 99 ? "more than 99 unread" : `${unread} unread`}`),
  button: {
    follow: (subject) => `Follow ${subjects[subject]}`,
    hint: {
      proposal: "Be told when something happens to the proposal.", theme: "Be told of new proposals and answers under the theme.", plan: "Be told of new proposals and answers in the plan, and of how it is carried out.", initiative: "Be told when proposals are taken in or out, and when there is news of how far it has come.", organisation: "Be told when the organisation sends something, and when it is answered.",
    },
    on: (subject) => `You follow ${subjects[subject]}. Press again to stop.`,
  },
  follow: {
    title: "Follow",
    subjects: { proposal: "Proposal", theme: "Theme", plan: "Plan", initiative: "Initiative", organisation: "Organisation" },
    signedIn: (subject) => `You are signed in. Press the button to follow ${subjects[subject]}.`,
    signInFirst: "Sign in to follow. You are told when something new happens.",
    back: "Back",
    nothing: "There is nothing to follow here. Use the button on the page of what you want to follow.",
    gone: "It is not there any more",
    tooMany: { title: "You follow too much", text: (most) => `One can follow at most ${most} things. Stop following something first.` },
  },
  list: {
    title: "What you follow",
    lead: "You are told when something new happens. Nobody else can see what you follow.",
    none: "You do not follow anything yet",
    noneText: "The page of a proposal, a theme, a plan, an initiative or an organisation has a button for following.",
    readProposals: "Read proposals",
    groups: { proposal: "Proposals", theme: "Themes", plan: "Plans", initiative: "Initiatives", organisation: "Organisations" },
    hidden: (reference) => `Proposal ${reference} (hidden)`,
    since: (date) => `Followed since ${date}`,
    unfollow: "Stop following",
    unfollowed: "You do not follow it any more",
    settings: "Choose what you get mail about",
  },
  news: {
    title: "News for you",
    lead: "What happened to proposals that you take part in or follow.",
    none: "There is no news for you",
    noneText: "When something happens to a proposal that you wrote, support, commented on or follow, you find it here.",
    unread: "Unread",
    unreadCount: (unread) => (unread > 99 ? "More than 99 are unread" : unread === 0 ? "Everything is read" : count(unread, "is unread", "are unread")),
    markAll: "Mark all as read",
    marked: "Everything is marked as read",
    because: (reason) => `${reason}.`,
    newer: "Newer",
    older: "Older",
    kept: "What is more than 180 days old is removed.",
    settings: "Choose what you get mail about",
    following: "See what you follow",
  },
  unsubscribe: {
    title: "Turn off mail",
    question: (settings) => `Do you want no more mail about ${format.list("en", settings.map((each) => kinds[each]))}?`,
    text: "You can still see everything when you are signed in to Samplan.",
    submit: "Turn off this mail",
    done: "This mail is turned off",
    doneText: (settings) => `You get no more mail about ${format.list("en", settings.map((each) => kinds[each]))}.`,
    settings: "See all your choices about mail",
    unknown: "The link does not work",
    unknownText: "Perhaps some of it was left out. Copy the whole link from the mail, or sign in and choose what you get mail about.",
  },
  mail: {
    title: "Mail",
    lead: "Mail that could not be sent. What it says cannot be seen.",
    nav: "Mail",
    counts: "How it stands",
    waiting: "Waiting",
    sent: "Sent",
    cancelled: "Taken back, as its receiver turned it off",
    givenUp: "Given up",
    none: "No mail has been given up",
    noneText: "All that was to be sent is sent, or is tried again by itself.",
    listTitle: "Mail that was given up",
    kind: "Kind",
    created: "Written",
    failed: "Given up",
    attempts: "Tries",
    server: "The mail server answered",
    tryAgain: "Try again",
    tryAll: "Try all again",
    emptied: "Its content has been removed, so it cannot be sent",
    act: "Act",
    kinds: mailKinds,
    done: (value) => (value === 0 ? "There was nothing to try again" : count(value, "mail is tried again", "mails are tried again")),
  },
  footer: {
    why: "You get this mail because you asked to be told.",
    unsubscribe: "Turn off mail like this",
    settings: "Choose what you get mail about",
  },
};
