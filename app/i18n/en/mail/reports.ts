import type { HideReason, ModerationMeasure, ReportSubject } from "#db/values.ts";
import { quoted, type ReportMails } from "../../mail-words.ts";
import { reports } from "../reports.ts";

const theText: Record<ReportSubject, (reference: string) => string> = { proposal: (reference) => `the proposal ${reference}`, comment: (reference) => `a comment on the proposal ${reference}` };
const yourText: Record<ReportSubject, (reference: string) => string> = { proposal: (reference) => `your proposal ${reference}`, comment: (reference) => `your comment on the proposal ${reference}` };
const hideReasons: Record<HideReason, string> = { confidential: "libellous or confidential content", offensive: "offensive content", advertising: "advertising", unlawful: "unlawful content", personal_data: "personal data" };
const against: Partial<Record<ModerationMeasure, (text: string) => string>> = {
  redacted: (text) => `the leaving out of a passage of ${text}`, warned: (text) => `the warning that you got because of ${text}`, suspended: (text) => `your not being allowed to write in the plan, because of ${text}`,
};
const upheldWords: Partial<Record<ModerationMeasure, string>> = { redacted: "The passage is there again.", warned: "The warning has been taken back.", suspended: "You can write in the plan again." };
const greeting = (name: string) => (name === "" ? "Hello," : `Hello ${name},`);

/** Mail about reports of texts. */
export const reportMails = {
  report_received: ({ name, number, reference, subject, by }, links) => ({
    subject: `We have received your report ${number}`,
    paragraphs: [
      greeting(name),
      `We have received your report of ${theText[subject](reference)}. Its number is ${number}.`,
      "A moderator reads the text and what you have written, and hides the text or lets it stand. It is a human who decides. You get the decision by mail.",
      `You can see what came of it with the number at ${links.reports}`,
      ...(by === "account" ? [] : ["If you have reported nothing, somebody else has given your address by mistake. You need not do anything."]),
    ],
    link: { text: "See what happens to the report", href: links.report(number) },
  }),
  report_decided: ({ name, number, reference, subject, outcome, measure, reason, note }, links) => ({
    subject: outcome === "restricted" ? `${measure === "redacted" ? "Something has been left out of the text" : "The text has been hidden"}: your report ${number}` : outcome === "deleted" ? `The author has deleted the text: your report ${number}` : `The text stays: your report ${number}`,
    paragraphs: [
      greeting(name),
      outcome === "restricted" ? `We have looked at your report of ${theText[subject](reference)}. ${measure === "redacted" ? "A passage has been left out of the text" : "The text is now hidden"}.${reason === "" ? "" : ` The reason is: ${hideReasons[reason]}. Rule or law: ${reports.grounds[reason]}.`}` : outcome === "deleted" ? `The author has deleted the text of your report, ${theText[subject](reference)}. It can no longer be read, and the report is closed.` : `We have looked at your report of ${theText[subject](reference)}. The text stays.`,
      ...quoted("The reason given is:", note),
      outcome === "deleted" ? "If you disagree, you can complain to the authority that is responsible for the plan. Give the number. You can also go to court." : "A human made the decision. If you disagree, you can complain to the authority that is responsible for the plan. Give the number. You can also go to court.",
    ],
    link: { text: "See the report", href: links.report(number) },
  }),
  objection_received: ({ name, reference, subject, comment, measure, decision }, links) => ({
    subject: `We have received your objection about ${reference}`,
    paragraphs: [
      greeting(name),
      `We have received your objection to ${against[measure] ? against[measure](yourText[subject](reference)) : `the hiding of ${yourText[subject](reference)}`}.`,
      "Wherever possible, somebody other than whoever decided looks at it. You get the answer by mail.",
    ],
    link: { text: "See your objection", href: links.decision(reference, comment, decision) },
  }),
  objection_decided: ({ name, reference, subject, comment, outcome, answer, measure, decision }, links) => ({
    subject: outcome === "upheld" ? `Upheld: the objection about ${reference}` : `The decision stands: the objection about ${reference}`,
    paragraphs: [
      greeting(name),
      against[measure] ? `The objection to ${against[measure](yourText[subject](reference))} has been looked at. ${outcome === "upheld" ? `It was upheld. ${upheldWords[measure]!}` : "The decision stands."}` : outcome === "upheld" ? `The objection to the hiding of ${yourText[subject](reference)} has been looked at. It was upheld, and the text can be seen again.` : `The objection to the hiding of ${yourText[subject](reference)} has been looked at. The decision stands, and the text stays hidden.`,
      ...quoted("The reason given is:", answer),
      ...(outcome === "upheld" ? [] : ["You can also complain to the authority that is responsible for the plan, or go to court."]),
    ],
    link: outcome === "upheld" ? { text: "See the proposal", href: links.proposal(reference) } : { text: "See the decision", href: links.decision(reference, comment, decision) },
  }),
} satisfies ReportMails;
