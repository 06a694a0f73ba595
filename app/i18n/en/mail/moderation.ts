import type { ReportSubject } from "#db/values.ts";
import { format } from "../../format.ts";
import { quoted, type ModerationMails, type StatementOfReasons } from "../../mail-words.ts";
import { reports } from "../reports.ts";
import { words } from "../words.ts";

const yourText: Record<ReportSubject, (reference: string) => string> = { proposal: (reference) => `your proposal ${reference}`, comment: (reference) => `your comment on the proposal ${reference}` };

/** What every statement of reasons says: which facts, by which rule, by whom, and how to object. */
function statement({ reason, note, until }: StatementOfReasons): string[] {
  return [
    `The reason is: ${words.hideReasons[reason]}.`,
    ...quoted("The moderator writes:", note),
    `Rule or law: ${reports.grounds[reason]}.`,
    reports.statement.byHuman,
    `If you disagree, you can object once${until === "" ? "" : `, until ${format.date("en", new Date(until))}`}. Follow the link below. ${reports.statement.court}`,
  ];
}

/** Mails about decisions on a text and on who wrote it. */
export const moderationMails = {
  text_redacted: ({ name, reference, subject, title, comment, decision, files, ...reasons }, links) => ({
    subject: subject === "proposal" ? `Something has been left out of your proposal ${reference}` : `Something has been left out of your comment on ${reference}`,
    paragraphs: [
      `Hello ${name},`,
      subject === "proposal" ? `A moderator has left a passage out of your proposal “${title}” (${reference}). The rest is still there, and everyone can see where something is missing, and why.` : `A moderator has left a passage out of your comment on the proposal “${title}” (${reference}). The rest is still there, and everyone can see where something is missing, and why.`,
      ...(files === "0" ? [] : [files === "1" ? "A file was taken off the page too." : `${files} files were taken off the page too.`]),
      ...statement(reasons),
    ],
    link: { text: "See the reasons, and object", href: links.decision(reference, comment, decision) },
  }),
  passage_restored: ({ name, reference, subject, comment }, links) => ({
    subject: subject === "proposal" ? `The passage of your proposal ${reference} is there again` : `The passage of your comment on ${reference} is there again`,
    paragraphs: [`Hello ${name},`, `A moderator has put back the passage that was left out of ${yourText[subject](reference)}.`],
    link: comment === "" ? { text: "See your proposal", href: links.proposal(reference) } : { text: "See your comment", href: links.comment(reference, comment) },
  }),
  writer_warned: ({ name, reference, subject, comment, decision, ...reasons }, links) => ({
    subject: `A warning because of ${yourText[subject](reference)}`,
    paragraphs: [
      `Hello ${name},`,
      `A moderator gives you a warning because of ${yourText[subject](reference)}. You can write as before. If it happens again, you may be kept from writing in the plan for a time.`,
      ...statement(reasons),
    ],
    link: { text: "See the reasons, and object", href: links.decision(reference, comment, decision) },
  }),
  writer_suspended: ({ name, reference, subject, comment, decision, suspendedUntil, ...reasons }, links) => ({
    subject: `You cannot write in the plan before ${format.dateTime("en", new Date(suspendedUntil))}`,
    paragraphs: [
      `Hello ${name},`,
      `A moderator has decided that you cannot submit proposals, comment, support or change your texts in the plan before ${format.dateTime("en", new Date(suspendedUntil))}. It is because of ${yourText[subject](reference)}.`,
      "You can still read everything, write drafts, withdraw your proposals and object. Your drafts stay where they are.",
      ...statement(reasons),
    ],
    link: { text: "See the reasons, and object", href: links.decision(reference, comment, decision) },
  }),
  suspension_lifted: ({ name, reference }, links) => ({
    subject: "You can write in the plan again",
    paragraphs: [`Hello ${name},`, `A moderator has lifted the decision that you could not write in the plan. It was made because of a text at ${reference}. Your drafts are where you left them.`],
    link: { text: "See the proposal", href: links.proposal(reference) },
  }),
  proposal_screened: ({ name, reference, title }, links) => ({
    subject: `Your proposal ${reference} is now public`,
    paragraphs: [`Hello ${name},`, `A moderator has looked at your proposal “${title}” (${reference}). Now everyone can read it, support it and comment on it.`],
    link: { text: "See your proposal", href: links.proposal(reference) },
  }),
  comment_restored: ({ name, reference, comment }, links) => ({
    subject: `Your comment on ${reference} can be seen again`,
    paragraphs: [`Hello ${name},`, `Your comment on the proposal ${reference} is no longer hidden. Everyone can read it again.`],
    link: { text: "See your comment", href: links.comment(reference, comment) },
  }),
} satisfies ModerationMails;
