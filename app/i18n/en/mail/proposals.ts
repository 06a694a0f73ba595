import type { HideReason, Outcome } from "#db/values.ts";
import { format } from "../../format.ts";
import { quoted, type ProposalMails, type StatementOfReasons } from "../../mail-words.ts";
import { reports } from "../reports.ts";

const outcomes: Record<Outcome, string> = {
  adopted: "adopted",
  partly_adopted: "partly adopted",
  merged: "merged with another proposal",
  already_under_way: "already under way",
  forwarded: "forwarded",
  not_adopted: "not adopted",
  out_of_scope: "outside the scope of the plan",
};

const hideReasons: Record<HideReason, string> = {
  confidential: "it contains confidential information, or something that may be libellous",
  offensive: "it is offensive",
  advertising: "it is advertising",
  unlawful: "it is against the law",
  personal_data: "it contains personal data about you or somebody else",
};

/** What every statement of reasons for hiding a text says: which facts, by which rule, by whom, and how to object. */
function statement({ reason, note, origin, until }: StatementOfReasons): string[] {
  return [
    ...quoted("The moderator writes:", note),
    `Rule or law: ${reports.grounds[reason]}.`,
    `${reports.statement.origins[origin]} ${reports.statement.byHuman}`,
    `If you disagree, you can object once${until === "" ? "" : `, until ${format.date("en", new Date(until))}`}. Follow the link below. ${reports.statement.court}`,
  ];
}

/** Mails about what one has sent in. */
export const proposalMails = {  proposal_received: ({ name, reference, title, screeningHours }, links) => ({
    subject: `We have received your proposal ${reference}`,
    paragraphs: [
      `Hello ${name},`,
      screeningHours === "" ? `Thank you for your proposal “${title}”. Its number is ${reference}, and everyone can now read it on Samplan.` : `Thank you for your proposal “${title}”. Its number is ${reference}. A moderator looks at it before it becomes public: usually within ${screeningHours === "1" ? "1 hour" : `${screeningHours} hours`}. You get a mail when that has happened.`,
      "Others can comment on it and support it. Once the proposals have been assessed, you will get an answer with the reasons for it. We write to you whenever something happens.",
    ],
    link: { text: "See your proposal", href: links.proposal(reference) },
  }),
  proposal_answered: ({ name, reference, title, outcome, summary, reason, correction }, links) => ({
    subject: `${correction === "" ? "An answer" : "A corrected answer"} to your proposal ${reference}: ${outcomes[outcome]}`,
    paragraphs: [
      `Hello ${name},`,
      correction === "" ? `Your proposal “${title}” (${reference}) has been answered. The outcome is: ${outcomes[outcome]}.` : `The answer to your proposal “${title}” (${reference}) has been corrected. The outcome is: ${outcomes[outcome]}.`,
      ...quoted("This is what was corrected, and why:", correction),
      ...quoted("In short:", summary),
      ...quoted("The reasons given are:", reason),
      "The answer is public. The page of your proposal shows its whole journey, and what of it was taken further in the plan. You can reply once in public, below the answer.",
    ],
    link: { text: "Read the answer", href: links.proposal(reference) },
  }),
  proposal_shortlisted: ({ name, reference, title, initiative }, links) => ({
    subject: `Your proposal ${reference} is part of a draft initiative`,
    paragraphs: [
      `Hello ${name},`,
      `Your proposal “${title}” (${reference}) has been taken into draft initiative ${initiative}.`,
      "It is still a draft and may change before the plan is adopted. We will write to you when your proposal is answered.",
    ],
    link: { text: `See draft ${initiative}`, href: links.initiative(initiative) },
  }),
  proposal_hidden: ({ name, reference, title, ...reasons }, links) => ({
    subject: `Your proposal ${reference} has been hidden`,
    paragraphs: [
      `Hello ${name},`,
      `A moderator has hidden the text of your proposal “${title}” (${reference}) because ${hideReasons[reasons.reason]}.`,
      ...statement(reasons),
      "The proposal keeps its number, and everyone can see that it is hidden and why. You can still read the text yourself when you are signed in.",
    ],
    link: { text: "See the reasons, and object", href: links.decision(reference, "") },
  }),
  proposal_restored: ({ name, reference, title }, links) => ({
    subject: `Your proposal ${reference} can be read again`,
    paragraphs: [
      `Hello ${name},`,
      `Your proposal “${title}” (${reference}) is no longer hidden. Everyone can read it again, and it will be assessed like all the others.`,
    ],
    link: { text: "See your proposal", href: links.proposal(reference) },
  }),
  comment_hidden: ({ name, reference, title, comment, ...reasons }, links) => ({
    subject: `Your comment on ${reference} has been hidden`,
    paragraphs: [
      `Hello ${name},`,
      `A moderator has hidden your comment on the proposal “${title}” (${reference}) because ${hideReasons[reasons.reason]}.`,
      ...statement(reasons),
      "Everyone can see that there was a comment, but not what it said. You are welcome to write a new comment.",
    ],
    link: { text: "See the reasons, and object", href: links.decision(reference, comment) },
  }),
} satisfies ProposalMails;
