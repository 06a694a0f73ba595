import type { HideReason, Outcome } from "#db/values.ts";
import { format } from "../../format.ts";
import { quoted, type ProposalMails, type StatementOfReasons } from "../../mail-words.ts";
import { reports } from "../reports.ts";

const outcomes: Record<Outcome, string> = {
  adopted: "optaget",
  partly_adopted: "delvist optaget",
  merged: "lagt sammen med et andet forslag",
  already_under_way: "allerede i gang",
  forwarded: "sendt videre",
  not_adopted: "ikke optaget",
  out_of_scope: "uden for planens rammer",
};

const hideReasons: Record<HideReason, string> = {
  confidential: "teksten indeholder fortrolige oplysninger eller noget, der kan være injurierende",
  offensive: "teksten er stødende",
  advertising: "teksten er reklame",
  unlawful: "teksten er i strid med loven",
  personal_data: "teksten indeholder personoplysninger om dig selv eller andre",
};

/** Det, der skal stå i enhver begrundelse for at skjule en tekst: hvad der er lagt til grund, efter hvilken regel, af hvem, og hvordan man gør indsigelse. */
function statement({ reason, note, origin, until }: StatementOfReasons): string[] {
  return [
    ...quoted("Moderatoren skriver:", note),
    `Regel eller lov: ${reports.grounds[reason]}.`,
    `${reports.statement.origins[origin]} ${reports.statement.byHuman}`,
    `Er du uenig, kan du gøre indsigelse én gang${until === "" ? "" : `, til og med ${format.date("da", new Date(until))}`}. Følg linket herunder. ${reports.statement.court}`,
  ];
}

/** Mails om det, man har sendt ind. */
export const proposalMails = {  proposal_received: ({ name, reference, title, screeningHours }, links) => ({
    subject: `Vi har modtaget dit forslag ${reference}`,
    paragraphs: [
      `Hej ${name}`,
      screeningHours === "" ? `Tak for dit forslag »${title}«. Det har fået nummer ${reference} og ligger nu offentligt på Samplan.` : `Tak for dit forslag »${title}«. Det har fået nummer ${reference}. En moderator ser det igennem, før det bliver offentligt: som regel inden for ${screeningHours === "1" ? "1 time" : `${screeningHours} timer`}. Du får en mail, når det er sket.`,
      "Andre kan kommentere og støtte det. Når alle forslag er vurderet, får du et svar med en begrundelse. Vi skriver til dig, når der sker noget.",
    ],
    link: { text: "Se dit forslag", href: links.proposal(reference) },
  }),
  proposal_answered: ({ name, reference, title, outcome, summary, reason, correction }, links) => ({
    subject: `${correction === "" ? "Svar" : "Rettet svar"} på dit forslag ${reference}: ${outcomes[outcome]}`,
    paragraphs: [
      `Hej ${name}`,
      correction === "" ? `Dit forslag »${title}« (${reference}) er nu besvaret. Resultatet er: ${outcomes[outcome]}.` : `Svaret på dit forslag »${title}« (${reference}) er rettet. Resultatet er: ${outcomes[outcome]}.`,
      ...quoted("Det er rettet, og derfor:", correction),
      ...quoted("Kort sagt:", summary),
      ...quoted("Begrundelsen lyder:", reason),
      "Svaret er offentligt. På forslagets side kan du se hele forløbet, og hvad der eventuelt er ført videre i planen. Du kan svare én gang offentligt, lige under svaret.",
    ],
    link: { text: "Læs svaret", href: links.proposal(reference) },
  }),
  proposal_shortlisted: ({ name, reference, title, initiative }, links) => ({
    subject: `Dit forslag ${reference} er med i et udkast til initiativ`,
    paragraphs: [
      `Hej ${name}`,
      `Dit forslag »${title}« (${reference}) er taget med i udkastet til initiativ ${initiative}.`,
      "Det er endnu et udkast: det kan blive ændret, før planen vedtages. Du får besked, når der er et svar på dit forslag.",
    ],
    link: { text: `Se udkastet ${initiative}`, href: links.initiative(initiative) },
  }),
  proposal_hidden: ({ name, reference, title, ...reasons }, links) => ({
    subject: `Dit forslag ${reference} er skjult`,
    paragraphs: [
      `Hej ${name}`,
      `En moderator har skjult teksten i dit forslag »${title}« (${reference}), fordi ${hideReasons[reasons.reason]}.`,
      ...statement(reasons),
      "Forslaget beholder sit nummer, og det kan ses, at det er skjult, og hvorfor. Du kan selv læse teksten, når du er logget ind.",
    ],
    link: { text: "Se begrundelsen, og gør indsigelse", href: links.decision(reference, "") },
  }),
  proposal_restored: ({ name, reference, title }, links) => ({
    subject: `Dit forslag ${reference} kan ses igen`,
    paragraphs: [
      `Hej ${name}`,
      `Dit forslag »${title}« (${reference}) er ikke længere skjult. Alle kan igen læse det, og det bliver vurderet på linje med de andre forslag.`,
    ],
    link: { text: "Se dit forslag", href: links.proposal(reference) },
  }),
  comment_hidden: ({ name, reference, title, comment, ...reasons }, links) => ({
    subject: `Din kommentar til ${reference} er skjult`,
    paragraphs: [
      `Hej ${name}`,
      `En moderator har skjult din kommentar til forslaget »${title}« (${reference}), fordi ${hideReasons[reasons.reason]}.`,
      ...statement(reasons),
      "Det kan ses, at der stod en kommentar, men ikke hvad der stod. Du er velkommen til at skrive en ny kommentar.",
    ],
    link: { text: "Se begrundelsen, og gør indsigelse", href: links.decision(reference, comment) },
  }),
} satisfies ProposalMails;
