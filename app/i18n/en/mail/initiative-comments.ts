import type { HideReason } from "#db/values.ts";
import { quoted, type InitiativeCommentMails } from "../../mail-words.ts";
import { initiativeComments } from "../initiative-comments.ts";
import { reports } from "../reports.ts";
import { words } from "../words.ts";

const reasonOf = (reason: HideReason) => words.hideReasons[reason];

/** Mails about what one wrote on an initiative. */
export const initiativeCommentMails = {
  initiative_comment_answered: ({ name, reference, title, comment, outcome, answer }, links) => ({
    subject: `Your comment on ${reference} has been answered`,
    paragraphs: [
      `Hello ${name},`,
      `Those responsible for the plan have answered your comment on “${title}” (${reference})${outcome === "" ? "." : `: ${initiativeComments.outcomes[outcome].toLowerCase()}.`}`,
      ...quoted("They write:", answer),
    ],
    link: { text: "Read the answer", href: links.initiativeComment(reference, comment) },
  }),
  initiative_comment_hidden: ({ name, reference, title, comment, reason, note, contact }, links) => ({
    subject: `Your comment on ${reference} has been hidden`,
    paragraphs: [
      `Hello ${name},`,
      `A moderator has hidden your comment on the initiative “${title}” (${reference}). The reason is: ${reasonOf(reason)}.`,
      ...quoted("The moderator writes:", note),
      `Rule or law: ${reports.grounds[reason]}.`,
      reports.statement.byHuman,
      "It can be seen that there was a comment, but not what it said.",
      contact === "" ? "If you disagree, you can complain to the authority that is responsible for the plan, or go to court." : `If you disagree, you can object by writing to ${contact}. ${reports.statement.court}`,
    ],
    link: { text: "See where the comment stood", href: links.initiativeComment(reference, comment) },
  }),
  initiative_comment_restored: ({ name, reference, title, comment }, links) => ({
    subject: `Your comment on ${reference} can be seen again`,
    paragraphs: [`Hello ${name},`, `Your comment on the initiative “${title}” (${reference}) is no longer hidden. Everybody can read it again.`],
    link: { text: "See your comment", href: links.initiativeComment(reference, comment) },
  }),
} satisfies InitiativeCommentMails;
