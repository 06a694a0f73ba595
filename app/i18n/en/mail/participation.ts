import { format } from "../../format.ts";
import type { ParticipationMails } from "../../mail-words.ts";
import { reports } from "../reports.ts";
import { words } from "../words.ts";

const named = (title: string, reference: string) => (title === "" ? reference : `“${title}” (${reference})`);

/** Mail to those who are named for an initiative. */
export const participationMails = {
  participation_asked: ({ name, reference, title, plan, leads, token }, links) => ({
    subject: leads === "1" ? `Will you lead initiative ${reference}?` : `Will you take part in initiative ${reference}?`,
    paragraphs: [
      `To ${name}`,
      leads === "1" ? `You are named as the lead of ${named(title, reference)}, a draft initiative of ${plan}.` : `You are named as taking part in ${named(title, reference)}, a draft initiative of ${plan}.`,
      "On the page below you can read the draft and say yes or no, with a remark if you like. You need no account, and you can change your answer for as long as the initiative is a draft. Whoever has the link can answer: pass it on only to who is to answer.",
      "Everyone can see on the page of the initiative whether you said yes or no. The remark and your e-mail address are seen only by those who work on the plan.",
    ],
    link: { text: "Read the draft and answer", href: links.authority(token) },
  }),
  progress_asked: ({ name, reference, title, plan, why, milestones, token }, links) => ({
    subject: why === "overdue" ? `Milestones of ${reference} are overdue: say how far you are` : why === "soon" ? `Milestones of ${reference} end soon: say how far you are` : `How far are you with ${reference}?`,
    paragraphs: [
      `To ${name}`,
      why === "overdue" ? `The end has passed of milestones of ${named(title, reference)}, an initiative of ${plan}, that are not reported as complete:` : why === "soon" ? `Milestones of ${named(title, reference)}, an initiative of ${plan}, end within two weeks:` : `You are asked to say how far you are with ${named(title, reference)}, an initiative of ${plan}.${milestones.length > 0 ? " These milestones are not reported as complete:" : ""}`,
      ...milestones.map(({ title: milestone, endsOn }) => `- ${milestone}${endsOn ? ` (ends ${format.day("en", endsOn)})` : ""}`),
      "On the page below you write what was done and what is next, and add links to evidence if you have any. You need no account. Whoever has the link can report: pass it on only to who is to do so.",
      "What you write and your name can be read by everyone on the page of the initiative. A report cannot be changed; a correction is a new one.",
    ],
    link: { text: "Report progress", href: links.progress(token) },
  }),
  progress_hidden: ({ name, reference, title, plan, milestone, reason, contact }, links) => ({
    subject: `Your report on ${reference} has been hidden`,
    paragraphs: [
      `To ${name},`,
      `A moderator has hidden your report on milestone ${milestone} of ${named(title, reference)}, an initiative in ${plan}. The reason is: ${words.hideReasons[reason]}.`,
      `Rule or law: ${reports.grounds[reason]}.`,
      reports.statement.byHuman,
      "It can be seen that you reported and how far the milestone is, but not your text, links and files. You can report again without what must not be there.",
      contact === "" ? "If you disagree, you can complain to the authority that is responsible for the plan, or go to court." : `If you disagree, you can object by writing to ${contact}. ${reports.statement.court}`,
    ],
    link: { text: "See the page of the initiative", href: links.initiative(reference) },
  }),
  progress_restored: ({ name, reference, title, plan, milestone }, links) => ({
    subject: `Your report on ${reference} can be seen again`,
    paragraphs: [`To ${name},`, `Your report on milestone ${milestone} of ${named(title, reference)}, an initiative in ${plan}, is no longer hidden. Everybody can read it again.`],
    link: { text: "See the page of the initiative", href: links.initiative(reference) },
  }),
} satisfies ParticipationMails;
