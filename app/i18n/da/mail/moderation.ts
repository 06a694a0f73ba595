import type { ReportSubject } from "#db/values.ts";
import { format } from "../../format.ts";
import { quoted, type ModerationMails, type StatementOfReasons } from "../../mail-words.ts";
import { reports } from "../reports.ts";
import { words } from "../words.ts";

const yourText: Record<ReportSubject, (reference: string) => string> = { proposal: (reference) => `dit forslag ${reference}`, comment: (reference) => `din kommentar til forslaget ${reference}` };

/** Det, der skal stå i enhver begrundelse: hvad der er lagt til grund, efter hvilken regel, af hvem, og hvordan man gør indsigelse. */
function statement({ reason, note, until }: StatementOfReasons): string[] {
  return [
    `Grunden er: ${words.hideReasons[reason]}.`,
    ...quoted("Moderatoren skriver:", note),
    `Regel eller lov: ${reports.grounds[reason]}.`,
    reports.statement.byHuman,
    `Er du uenig, kan du gøre indsigelse én gang${until === "" ? "" : `, til og med ${format.date("da", new Date(until))}`}. Følg linket herunder. ${reports.statement.court}`,
  ];
}

/** Mails om afgørelser om en tekst og den, der har skrevet den. */
export const moderationMails = {
  text_redacted: ({ name, reference, subject, title, comment, decision, files, ...reasons }, links) => ({
    subject: subject === "proposal" ? `Noget er udeladt af dit forslag ${reference}` : `Noget er udeladt af din kommentar til ${reference}`,
    paragraphs: [
      `Hej ${name}`,
      subject === "proposal" ? `En moderator har udeladt en passage af dit forslag »${title}« (${reference}). Resten står der stadig, og man kan se, hvor der mangler noget, og hvorfor.` : `En moderator har udeladt en passage af din kommentar til forslaget »${title}« (${reference}). Resten står der stadig, og man kan se, hvor der mangler noget, og hvorfor.`,
      ...(files === "0" ? [] : [files === "1" ? "En fil er også taget af siden." : `${files} filer er også taget af siden.`]),
      ...statement(reasons),
    ],
    link: { text: "Se begrundelsen, og gør indsigelse", href: links.decision(reference, comment, decision) },
  }),
  passage_restored: ({ name, reference, subject, comment }, links) => ({
    subject: subject === "proposal" ? `Passagen i dit forslag ${reference} står der igen` : `Passagen i din kommentar til ${reference} står der igen`,
    paragraphs: [`Hej ${name}`, `En moderator har sat den passage ind igen, som var udeladt af ${yourText[subject](reference)}.`],
    link: comment === "" ? { text: "Se dit forslag", href: links.proposal(reference) } : { text: "Se din kommentar", href: links.comment(reference, comment) },
  }),
  writer_warned: ({ name, reference, subject, comment, decision, ...reasons }, links) => ({
    subject: `Advarsel på grund af ${yourText[subject](reference)}`,
    paragraphs: [
      `Hej ${name}`,
      `En moderator giver dig en advarsel på grund af ${yourText[subject](reference)}. Du kan skrive som før. Sker det igen, kan du for en tid blive udelukket fra at skrive i planen.`,
      ...statement(reasons),
    ],
    link: { text: "Se begrundelsen, og gør indsigelse", href: links.decision(reference, comment, decision) },
  }),
  writer_suspended: ({ name, reference, subject, comment, decision, suspendedUntil, ...reasons }, links) => ({
    subject: `Du kan ikke skrive i planen før ${format.dateTime("da", new Date(suspendedUntil))}`,
    paragraphs: [
      `Hej ${name}`,
      `En moderator har besluttet, at du ikke kan indsende forslag, kommentere, støtte eller ændre dine tekster i planen før ${format.dateTime("da", new Date(suspendedUntil))}. Det er på grund af ${yourText[subject](reference)}.`,
      "Du kan stadig læse alt, skrive kladder, trække dine forslag tilbage og gøre indsigelse. Dine kladder bliver liggende.",
      ...statement(reasons),
    ],
    link: { text: "Se begrundelsen, og gør indsigelse", href: links.decision(reference, comment, decision) },
  }),
  suspension_lifted: ({ name, reference }, links) => ({
    subject: "Du kan skrive i planen igen",
    paragraphs: [`Hej ${name}`, `En moderator har ophævet beslutningen om, at du ikke kunne skrive i planen. Den blev truffet på grund af en tekst ved ${reference}. Dine kladder ligger, hvor du lod dem.`],
    link: { text: "Se forslaget", href: links.proposal(reference) },
  }),
  proposal_screened: ({ name, reference, title }, links) => ({
    subject: `Dit forslag ${reference} er nu offentligt`,
    paragraphs: [`Hej ${name}`, `En moderator har set dit forslag »${title}« (${reference}) igennem. Nu kan alle læse det, støtte det og kommentere det.`],
    link: { text: "Se dit forslag", href: links.proposal(reference) },
  }),
  comment_restored: ({ name, reference, comment }, links) => ({
    subject: `Din kommentar til ${reference} kan ses igen`,
    paragraphs: [`Hej ${name}`, `Din kommentar til forslaget ${reference} er ikke længere skjult. Alle kan læse den igen.`],
    link: { text: "Se din kommentar", href: links.comment(reference, comment) },
  }),
} satisfies ModerationMails;
