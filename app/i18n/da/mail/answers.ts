import { quoted, type AnswerMails } from "../../mail-words.ts";

const of = (reference: string, title: string) => (title === "" ? reference : `»${title}« (${reference})`);

/** Mails til dem, der skriver og godkender svar. */
export const answerMails = {
  approval_requested: ({ name, reference, title, plan, by }, links) => ({
    subject: `Et svar venter på din godkendelse: ${reference}`,
    paragraphs: [
      `Hej ${name}`,
      `${by} har skrevet et svar på ${of(reference, title)} og beder om, at en anden godkender det.`,
      "Læs svaret, og godkend det eller send det tilbage med en note. Det bliver først offentligt, når det er godkendt og nogen offentliggør det.",
    ],
    link: { text: "Læs svaret", href: links.answering(plan, reference) },
  }),
  answer_sent_back: ({ name, reference, title, plan, by, note }, links) => ({
    subject: `Dit svar på ${reference} er sendt tilbage`,
    paragraphs: [
      `Hej ${name}`,
      `${by} har sendt dit svar på ${of(reference, title)} tilbage til dig.`,
      ...quoted("Det skal ændres:", note),
      "Din kladde er gemt. Ret den, og bed om godkendelse igen.",
    ],
    link: { text: "Ret svaret", href: links.answering(plan, reference) },
  }),
} satisfies AnswerMails;
