import { quoted, type AnswerMails } from "../../mail-words.ts";

const of = (reference: string, title: string) => (title === "" ? reference : `“${title}” (${reference})`);

/** Mail to those who write and approve answers. */
export const answerMails = {
  approval_requested: ({ name, reference, title, plan, by }, links) => ({
    subject: `An answer waits for your approval: ${reference}`,
    paragraphs: [
      `Hello ${name},`,
      `${by} has written an answer to ${of(reference, title)} and asks somebody else to approve it.`,
      "Read it, and approve it or send it back with a note. It is public only when it is approved and somebody publishes it.",
    ],
    link: { text: "Read the answer", href: links.answering(plan, reference) },
  }),
  answer_sent_back: ({ name, reference, title, plan, by, note }, links) => ({
    subject: `Your answer to ${reference} was sent back`,
    paragraphs: [
      `Hello ${name},`,
      `${by} has sent your answer to ${of(reference, title)} back to you.`,
      ...quoted("This is to be changed:", note),
      "Your draft is kept. Change it, and ask for approval again.",
    ],
    link: { text: "Change the answer", href: links.answering(plan, reference) },
  }),
} satisfies AnswerMails;
