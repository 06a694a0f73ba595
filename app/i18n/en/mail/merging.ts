import { quoted, type MergingMails } from "../../mail-words.ts";

/** Mail about proposals that were merged or split. */
export const mergingMails = {
  proposal_joined: ({ name, reference, title, other, otherTitle }, links) => ({
    subject: `Another proposal became part of your proposal ${reference}`,
    paragraphs: [
      `Hello ${name}`,
      `The proposal ${otherTitle === "" ? other : `"${otherTitle}" (${other})`} is like your proposal "${title}" (${reference}) and became part of it.`,
      "Your text is not changed. The other proposal can still be read, and those who support it count when yours is considered. The answer to your proposal is for both.",
    ],
    link: { text: "See your proposal", href: links.proposal(reference) },
  }),
  merge_undone: ({ name, reference, title, other, why }, links) => ({
    subject: `Your proposal ${reference} stands for itself again`,
    paragraphs: [
      `Hello ${name}`,
      `Your proposal "${title}" (${reference}) is no longer part of ${other}${why === "withdrawn" ? ", which was withdrawn" : ""}. It is considered as your own proposal again, and you will get a new answer with a reason.`,
      "The answer before was taken back. It can still be read on the proposal's page.",
    ],
    link: { text: "See your proposal", href: links.proposal(reference) },
  }),
  proposal_split: ({ name, reference, title, parts }, links) => ({
    subject: `Your proposal ${reference} was split`,
    paragraphs: [
      `Hello ${name}`,
      `Your proposal "${title}" (${reference}) is about several things. It was split so that each part can get an answer of its own:`,
      ...quoted("The parts are:", parts),
      "All of your text can still be read, and support and comments are where they were. You will be told when a part is answered.",
    ],
    link: { text: "See the proposal and its parts", href: links.proposal(reference) },
  }),
  split_undone: ({ name, reference, title }, links) => ({
    subject: `Your proposal ${reference} is one again`,
    paragraphs: [
      `Hello ${name}`,
      `Your proposal "${title}" (${reference}) is no longer split. It is considered as one proposal, and you will get one answer with a reason.`,
    ],
    link: { text: "See your proposal", href: links.proposal(reference) },
  }),
} satisfies MergingMails;
