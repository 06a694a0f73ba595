import type { CaseMails } from "../../mail-words.ts";

/** Mails til dem, der behandler sager. */
export const caseMails = {
  case_assigned: ({ name, reference, title, by, plan }, links) => ({
    subject: `Du har fået sagen ${reference}`,
    paragraphs: [`Hej ${name}`, `${by} har givet dig sagen ${reference}${title === "" ? "" : `, »${title}«`}.`, "Kan du ikke tage dig af den, så læg den tilbage, eller giv den til en anden på sagsbordet."],
    link: { text: "Åbn sagen", href: links.case(plan, reference) },
  }),
} satisfies CaseMails;
