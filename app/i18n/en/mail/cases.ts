import type { CaseMails } from "../../mail-words.ts";

/** Mail to those who handle cases. */
export const caseMails = {
  case_assigned: ({ name, reference, title, by, plan }, links) => ({
    subject: `You have been given case ${reference}`,
    paragraphs: [`Hello ${name}`, `${by} has given you case ${reference}${title === "" ? "" : `, “${title}”`}.`, "If you cannot look after it, release it or give it to somebody else at the desk."],
    link: { text: "Open the case", href: links.case(plan, reference) },
  }),
} satisfies CaseMails;
