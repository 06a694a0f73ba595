import type { CoAuthorMails } from "../../mail-words.ts";

const titled = (title: string) => (title.trim() === "" ? "et forslag" : `»${title}«`);

/** Mails til medforfattere. */
export const coAuthorMails = {
  co_author_invited: ({ name, title, token }, links) => ({
    subject: `${name} vil gerne have dig med som medforfatter`,
    paragraphs: [
      "Hej",
      `${name} har inviteret dig til at stå som medforfatter til ${titled(title)} på Samplan.`,
      "Læs teksten, før du svarer. Siger du ja, står du ved siden af forfatteren, med navn eller bag en kode, som du selv vælger. Du kan altid trække dig igen.",
      "Linket virker én gang og i 14 dage, for den, der har det. Du kan sige nej uden at have en konto. Kender du ikke afsenderen, behøver du ikke gøre noget.",
    ],
    link: { text: "Læs teksten, og svar", href: links.coAuthor(token) },
  }),
  co_author_accepted: ({ name, by, title, reference }, links) => ({
    subject: `${by} er nu medforfatter`,
    paragraphs: [`Hej ${name}`, `${by} har sagt ja til at være medforfatter til ${titled(title)}.`],
    link: reference === "" ? { text: "Åbn min side", href: links.account } : { text: "Se forslaget", href: links.proposal(reference) },
  }),
  co_author_declined: ({ name, email, title, reference }, links) => ({
    subject: "Din invitation til en medforfatter blev afslået",
    paragraphs: [`Hej ${name}`, `Den, du inviterede på ${email}, har sagt nej til at være medforfatter til ${titled(title)}.`],
    link: reference === "" ? { text: "Åbn min side", href: links.account } : { text: "Se forslaget", href: links.proposal(reference) },
  }),
  co_author_left: ({ name, by, title, reference }, links) => ({
    subject: `${by} er ikke længere medforfatter`,
    paragraphs: [`Hej ${name}`, `${by} har trukket sig som medforfatter til ${titled(title)}.`],
    link: reference === "" ? { text: "Åbn min side", href: links.account } : { text: "Se forslaget", href: links.proposal(reference) },
  }),
  co_author_removed: ({ name, title, reference }, links) => ({
    subject: "Du er ikke længere medforfatter",
    paragraphs: [`Hej ${name}`, `Forfatteren har fjernet dig som medforfatter til ${titled(title)}.`],
    ...(reference !== "" && { link: { text: "Se forslaget", href: links.proposal(reference) } }),
  }),
} satisfies CoAuthorMails;
