import { z } from "zod";
import { mail as danish, mailFooter as danishFooter } from "#app/i18n/da/mail.ts";
import { mail as english, mailFooter as englishFooter } from "#app/i18n/en/mail.ts";
import type { MailCatalogue, MailLinks, MailPayloads } from "#app/i18n/mail-words.ts";
import { hideReasons, outcomes, type Locale, type MailKind } from "#db/values.ts";

/** A mail ready to be sent: the same words as plain text and as HTML. */
export type ComposedMail = { subject: string; text: string; html: string };

const text = z.string();
const about = { name: text, reference: text, title: text };

/** What the outbox must hold for each kind. Written by the commands that queue the mail; anything else in it is left out. */
const payloads = {
  verify_email: z.object({ name: text, token: text, returnTo: text }),
  already_registered: z.object({ name: text }),
  proposal_received: z.object(about),
  proposal_answered: z.object({ ...about, outcome: z.enum(outcomes), reason: text }),
  proposal_shortlisted: z.object({ ...about, initiative: text }),
  proposal_hidden: z.object({ ...about, reason: z.enum(hideReasons), note: text }),
  proposal_restored: z.object(about),
  comment_hidden: z.object({ ...about, reason: z.enum(hideReasons) }),
} satisfies { [Kind in MailKind]: z.ZodType<MailPayloads[Kind]> };

const catalogues: Record<Locale, { mail: MailCatalogue; footer: string }> = { da: { mail: danish, footer: danishFooter }, en: { mail: english, footer: englishFooter } };

/** Puts a mail into words. Throws when the payload is not what the kind needs. */
export function composeMail<Kind extends MailKind>(publicUrl: string, message: { kind: Kind; locale: Locale; payload: Record<string, string> }): ComposedMail {
  const { mail, footer } = catalogues[message.locale];
  const payload = payloads[message.kind].parse(message.payload) as MailPayloads[Kind];
  const { subject, paragraphs, link } = mail[message.kind](payload, linksTo(publicUrl, message.locale));
  const plain = [...paragraphs, ...(link ? [`${link.text}:\n${link.href}`] : []), `-- \n${footer}`];
  return { subject, text: `${plain.join("\n\n")}\n`, html: asHtml(message.locale, subject, paragraphs, link, footer) };
}

function linksTo(publicUrl: string, locale: Locale): MailLinks {
  const page = (path: string) => `${publicUrl}/${locale}/${path}`;
  return {
    verifyEmail: (token, returnTo) => page(`verify-email?${new URLSearchParams({ token, ...(returnTo && { returnTo }) }).toString()}`),
    signIn: page("sign-in"),
    proposal: (reference) => page(`proposals/${encodeURIComponent(reference)}`),
    initiative: (reference) => page(`initiatives/${encodeURIComponent(reference)}`),
  };
}

/** A page of paragraphs and links only: no style, no picture, nothing that is fetched. */
function asHtml(locale: Locale, subject: string, paragraphs: string[], link: { text: string; href: string } | undefined, footer: string): string {
  const body = paragraphs.map((each) => `<p>${escape(each).replace(/\n/g, "<br>")}</p>`);
  if (link) body.push(`<p><a href="${escape(link.href)}">${escape(link.text)}</a></p>`);
  body.push(`<p>${escape(footer)}</p>`);
  return `<!doctype html>\n<html lang="${locale}">\n<head><meta charset="utf-8"><title>${escape(subject)}</title></head>\n<body>\n${body.join("\n")}\n</body>\n</html>\n`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escape(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
