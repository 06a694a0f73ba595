import type { HideReason } from "#db/values.ts";
import { quoted, type InitiativeCommentMails } from "../../mail-words.ts";
import { initiativeComments } from "../initiative-comments.ts";
import { reports } from "../reports.ts";
import { words } from "../words.ts";

const reasonOf = (reason: HideReason) => words.hideReasons[reason];

/** Mails om det, man har skrevet til et initiativ. */
export const initiativeCommentMails = {
  initiative_comment_answered: ({ name, reference, title, comment, outcome, answer }, links) => ({
    subject: `Din kommentar til ${reference} er besvaret`,
    paragraphs: [
      `Hej ${name}`,
      `De ansvarlige for planen har svaret på din kommentar til »${title}« (${reference})${outcome === "" ? "." : `: ${initiativeComments.outcomes[outcome].toLowerCase()}.`}`,
      ...quoted("De skriver:", answer),
    ],
    link: { text: "Læs svaret", href: links.initiativeComment(reference, comment) },
  }),
  initiative_comment_hidden: ({ name, reference, title, comment, reason, note, contact }, links) => ({
    subject: `Din kommentar til ${reference} er skjult`,
    paragraphs: [
      `Hej ${name}`,
      `En moderator har skjult din kommentar til initiativet »${title}« (${reference}). Grunden er: ${reasonOf(reason)}.`,
      ...quoted("Moderatoren skriver:", note),
      `Regel eller lov: ${reports.grounds[reason]}.`,
      reports.statement.byHuman,
      "Det kan ses, at der stod en kommentar, men ikke hvad der stod.",
      contact === "" ? "Er du uenig, kan du klage til den myndighed, der står for planen, eller gå til domstolene." : `Er du uenig, kan du gøre indsigelse ved at skrive til ${contact}. ${reports.statement.court}`,
    ],
    link: { text: "Se, hvor kommentaren stod", href: links.initiativeComment(reference, comment) },
  }),
  initiative_comment_restored: ({ name, reference, title, comment }, links) => ({
    subject: `Din kommentar til ${reference} kan ses igen`,
    paragraphs: [`Hej ${name}`, `Din kommentar til initiativet »${title}« (${reference}) er ikke længere skjult. Alle kan læse den igen.`],
    link: { text: "Se din kommentar", href: links.initiativeComment(reference, comment) },
  }),
} satisfies InitiativeCommentMails;
