import { format } from "../../format.ts";
import { quoted, type AssessmentMails } from "../../mail-words.ts";

const cases = (count: string) => (count === "1" ? "1 case" : `${count} cases`);
const named = (reference: string, title: string) => (title === "" ? reference : `“${title}” (${reference})`);
const lastDay = (date: string) => format.lastDay("en", new Date(date));

/** Mail about assessments, and to authorities that are asked. */
export const assessmentMails = {
  assessments_assigned: ({ name, count, plan, slug }, links) => ({
    subject: `${count === "1" ? "1 case waits" : `${count} cases wait`} for your assessment`,
    paragraphs: [`Hello ${name}`, `You are asked to assess ${cases(count)} in ${plan}. The list shows the deadline of each.`, "If you know the author or have an interest in a case, declare it there instead of assessing the case."],
    link: { text: "See the cases you are asked to assess", href: links.assessments(slug) },
  }),
  assessments_due: ({ name, count, plan, slug, date }, links) => ({
    subject: `Due ${lastDay(date)}: your assessment of ${cases(count)}`,
    paragraphs: [`Hello ${name}`, `${count === "1" ? "1 case" : `${count} cases`} in ${plan} still lack your assessment. The deadline is ${lastDay(date)}.`],
    link: { text: "See the cases you are asked to assess", href: links.assessments(slug) },
  }),
  authority_asked: ({ name, reference, title, question, date, token }, links) => ({
    subject: `A question about proposal ${reference}, due ${lastDay(date)}`,
    paragraphs: [`To ${name}`, `We are handling the proposal ${named(reference, title)} and would like to hear from you before we answer its author.`, ...quoted("We ask:", question), `You can answer on the page below until ${lastDay(date)}. You need no account. Anyone who has the link can answer: pass it on only to whoever is to answer.`],
    link: { text: "Read the proposal and answer", href: links.authority(token) },
  }),
  authority_reminded: ({ name, reference, title, date, token }, links) => ({
    subject: `Reminder: your answer about proposal ${reference} by ${lastDay(date)}`,
    paragraphs: [`To ${name}`, `We asked you about the proposal ${named(reference, title)} and have no answer yet. The deadline is ${lastDay(date)}. If you need more time, tell whoever asked you.`],
    link: { text: "Read the question and answer", href: links.authority(token) },
  }),
  authority_extended: ({ name, reference, title, date, token }, links) => ({
    subject: `New deadline ${lastDay(date)}: a question about proposal ${reference}`,
    paragraphs: [`To ${name}`, `The deadline for answering about the proposal ${named(reference, title)} is now ${lastDay(date)}.`],
    link: { text: "Read the question and answer", href: links.authority(token) },
  }),
  authority_answered: ({ name, authority, reference, title, slug }, links) => ({
    subject: `${authority} has answered about ${reference}`,
    paragraphs: [`Hello ${name}`, `${authority} has answered what we asked about the proposal ${named(reference, title)}, or corrected its answer. You can read it in the case.`],
    link: { text: "Open the case", href: links.deskCase(slug, reference) },
  }),
} satisfies AssessmentMails;
