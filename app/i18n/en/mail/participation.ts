import type { ParticipationMails } from "../../mail-words.ts";

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
} satisfies ParticipationMails;
