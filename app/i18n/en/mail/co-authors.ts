import type { CoAuthorMails } from "../../mail-words.ts";

const titled = (title: string) => (title.trim() === "" ? "a proposal" : `“${title}”`);

/** Mail to co-authors. */
export const coAuthorMails = {
  co_author_invited: ({ name, title, token }, links) => ({
    subject: `${name} would like you to be a co-author`,
    paragraphs: [
      "Hello",
      `${name} has invited you to be a co-author of ${titled(title)} on Samplan.`,
      "Read the text before you answer. If you say yes, you are shown beside the author, by name or behind a code, as you choose. You can always step back.",
      "The link works once and for 14 days, for whoever has it. You can say no without an account. If you do not know the sender, you need not do anything.",
    ],
    link: { text: "Read the text and answer", href: links.coAuthor(token) },
  }),
  co_author_accepted: ({ name, by, title, reference }, links) => ({
    subject: `${by} is now a co-author`,
    paragraphs: [`Hello ${name}`, `${by} has said yes to being a co-author of ${titled(title)}.`],
    link: reference === "" ? { text: "Open my page", href: links.account } : { text: "See the proposal", href: links.proposal(reference) },
  }),
  co_author_declined: ({ name, email, title, reference }, links) => ({
    subject: "Your invitation of a co-author was declined",
    paragraphs: [`Hello ${name}`, `The person you invited at ${email} has said no to being a co-author of ${titled(title)}.`],
    link: reference === "" ? { text: "Open my page", href: links.account } : { text: "See the proposal", href: links.proposal(reference) },
  }),
  co_author_left: ({ name, by, title, reference }, links) => ({
    subject: `${by} is no longer a co-author`,
    paragraphs: [`Hello ${name}`, `${by} has stepped back as a co-author of ${titled(title)}.`],
    link: reference === "" ? { text: "Open my page", href: links.account } : { text: "See the proposal", href: links.proposal(reference) },
  }),
  co_author_removed: ({ name, title, reference }, links) => ({
    subject: "You are no longer a co-author",
    paragraphs: [`Hello ${name}`, `The author has removed you as a co-author of ${titled(title)}.`],
    ...(reference !== "" && { link: { text: "See the proposal", href: links.proposal(reference) } }),
  }),
} satisfies CoAuthorMails;
