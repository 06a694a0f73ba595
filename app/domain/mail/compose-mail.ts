import { z } from "zod";
import { mail as danish, mailFooter as danishFooter } from "#app/i18n/da/mail.ts";
import { mail as english, mailFooter as englishFooter } from "#app/i18n/en/mail.ts";
import type { MailCatalogue, MailLinks, MailPayloads } from "#app/i18n/mail-words.ts";
import { hideReasons, memberRoles, outcomes, roles, type Locale, type MailKind } from "#db/values.ts";

/** A mail ready to be sent: the same words as plain text and as HTML. */
export type ComposedMail = { subject: string; text: string; html: string };

const text = z.string();
const named = { name: text };
const about = { name: text, reference: text, title: text };
const ofOrganisation = { name: text, organisation: text };
const atOrganisation = { ...ofOrganisation, organisationId: text };

/** What the outbox must hold for each kind. Written by the commands that queue the mail; anything else in it is left out. */
const payloads = {
  verify_email: z.object({ name: text, token: text, returnTo: text }),
  already_registered: z.object(named),
  email_change_confirm: z.object({ ...named, token: text }),
  email_change_notice: z.object({ ...named, email: text }),
  email_changed: z.object({ ...named, email: text }),
  password_reset: z.object({ ...named, token: text }),
  password_changed: z.object(named),
  second_factor_on: z.object(named),
  second_factor_off: z.object(named),
  identity_link: z.object({ ...named, token: text, provider: text }),
  identity_linked: z.object({ ...named, provider: text }),
  role_granted: z.object({ ...named, role: z.enum(roles), plan: text }),
  role_revoked: z.object({ ...named, role: z.enum(roles), plan: text }),
  deletion_planned: z.object({ ...named, date: z.iso.datetime() }),
  deletion_cancelled: z.object(named),
  account_deleted: z.object(named),
  retention_notice: z.object({ ...named, date: z.iso.datetime() }),
  organisation_invitation: z.object({ ...ofOrganisation, role: z.enum(memberRoles), token: text }),
  join_requested: z.object({ ...atOrganisation, applicant: text, message: text }),
  join_approved: z.object(atOrganisation),
  join_declined: z.object(ofOrganisation),
  member_role_changed: z.object({ ...atOrganisation, role: z.enum(memberRoles) }),
  member_removed: z.object(ofOrganisation),
  organisation_verified: z.object(atOrganisation),
  organisation_unverified: z.object({ ...atOrganisation, note: text }),
  organisation_merged: z.object({ ...atOrganisation, into: text }),
  release_requested: z.object({ ...atOrganisation, draft: text, title: text, writer: text, note: text }),
  draft_sent_back: z.object({ ...atOrganisation, draft: text, title: text, by: text, note: text }),
  draft_released: z.object({ ...ofOrganisation, title: text, by: text, reference: text }),
  proposal_received: z.object(about),
  proposal_answered: z.object({ ...about, outcome: z.enum(outcomes), reason: text }),
  proposal_shortlisted: z.object({ ...about, initiative: text }),
  proposal_hidden: z.object({ ...about, reason: z.enum(hideReasons), note: text }),
  proposal_restored: z.object(about),
  comment_hidden: z.object({ ...about, reason: z.enum(hideReasons) }),
  co_author_invited: z.object({ ...named, title: text, token: text }),
  co_author_accepted: z.object({ ...about, by: text }),
  co_author_declined: z.object({ ...about, email: text }),
  co_author_left: z.object({ ...about, by: text }),
  co_author_removed: z.object(about),
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
    confirmEmail: (token) => page(`account/email/confirm?${new URLSearchParams({ token }).toString()}`),
    resetPassword: (token) => page(`reset-password?${new URLSearchParams({ token }).toString()}`),
    confirmIdentity: (token) => page(`sign-in/confirm-identity?${new URLSearchParams({ token }).toString()}`),
    signIn: page("sign-in"),
    forgotPassword: page("forgot-password"),
    security: page("account/security"),
    account: page("account"),
    data: page("account/data"),
    desk: page("desk"),
    join: (token) => page(`join?${new URLSearchParams({ token }).toString()}`),
    organisation: (id) => page(`organisations/${encodeURIComponent(id)}`),
    members: (id) => page(`organisations/${encodeURIComponent(id)}/members`),
    draft: (organisationId, draft) => page(`organisations/${encodeURIComponent(organisationId)}/drafts/${encodeURIComponent(draft)}`),
    proposal: (reference) => page(`proposals/${encodeURIComponent(reference)}`),
    initiative: (reference) => page(`initiatives/${encodeURIComponent(reference)}`),
    coAuthor: (token) => page(`co-author?${new URLSearchParams({ token }).toString()}`),
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
