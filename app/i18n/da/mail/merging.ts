import { quoted, type MergingMails } from "../../mail-words.ts";

/** Mails om forslag, der er lagt sammen eller delt op. */
export const mergingMails = {
  proposal_joined: ({ name, reference, title, other, otherTitle }, links) => ({
    subject: `Et andet forslag er blevet en del af dit forslag ${reference}`,
    paragraphs: [
      `Hej ${name}`,
      `Forslaget ${otherTitle === "" ? other : `»${otherTitle}« (${other})`} ligner dit forslag »${title}« (${reference}) og er blevet en del af det.`,
      "Din tekst er ikke ændret. Det andet forslag kan stadig læses, og dem, der støtter det, tæller med, når dit bliver vurderet. Svaret på dit forslag gælder dem begge.",
    ],
    link: { text: "Se dit forslag", href: links.proposal(reference) },
  }),
  merge_undone: ({ name, reference, title, other, why }, links) => ({
    subject: `Dit forslag ${reference} behandles igen for sig`,
    paragraphs: [
      `Hej ${name}`,
      `Dit forslag »${title}« (${reference}) er ikke længere en del af ${other}${why === "withdrawn" ? ", som er trukket tilbage" : ""}. Det behandles igen som dit eget forslag, og du får et nyt svar med en begrundelse.`,
      "Det tidligere svar er trukket tilbage. Det kan stadig læses på forslagets side.",
    ],
    link: { text: "Se dit forslag", href: links.proposal(reference) },
  }),
  proposal_split: ({ name, reference, title, parts }, links) => ({
    subject: `Dit forslag ${reference} er delt op`,
    paragraphs: [
      `Hej ${name}`,
      `Dit forslag »${title}« (${reference}) handler om flere ting. Derfor er det delt op, så hver del kan få sit eget svar:`,
      ...quoted("Delene er:", parts),
      "Hele din tekst kan stadig læses, og støtten og kommentarerne er, hvor de var. Du får besked, når der er et svar på en af delene.",
    ],
    link: { text: "Se forslaget og delene", href: links.proposal(reference) },
  }),
  split_undone: ({ name, reference, title }, links) => ({
    subject: `Dit forslag ${reference} er samlet igen`,
    paragraphs: [
      `Hej ${name}`,
      `Dit forslag »${title}« (${reference}) er ikke længere delt op. Det behandles som ét forslag, og du får ét svar med en begrundelse.`,
    ],
    link: { text: "Se dit forslag", href: links.proposal(reference) },
  }),
} satisfies MergingMails;
