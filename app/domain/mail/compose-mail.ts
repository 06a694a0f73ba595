import { z } from "zod";
import { mail as danish, mailFooter as danishFooter } from "#app/i18n/da/mail.ts";
import { mail as english, mailFooter as englishFooter } from "#app/i18n/en/mail.ts";
import { following as danishFollowing } from "#app/i18n/da/following.ts";
import { following as englishFollowing } from "#app/i18n/en/following.ts";
import { gapWords } from "#app/i18n/gap-words.ts";
import { withGaps } from "#app/lib/gap-marks.ts";
import { withQuery } from "#app/lib/with-query.ts";
import type { MailCatalogue, MailLinks, MailPayloads, MailWords } from "#app/i18n/mail-words.ts";
import type { MailKind } from "#db/mail-kinds.ts";
import { draftOutcomes, hideReasons, memberRoles, moderationMeasures, outcomes, reportSubjects, requirementIds, roles, type Locale } from "#db/values.ts";
import { noticeItems } from "../notifications/notice-payload.ts";
import { noticePath } from "../notifications/notice-path.ts";

/** A mail ready to be sent: the same words as plain text and as HTML. */
export type ComposedMail = { subject: string; text: string; html: string };

const text = z.string();
const named = { name: text };
const about = { name: text, reference: text, title: text };
/** A statement of reasons. What was queued before these were told has them empty. */
const reasons = { reason: z.enum(hideReasons), note: text.default(""), origin: z.enum(["report", "desk"]).default("desk"), until: text.default("") };
const ofText = { reference: text, subject: z.enum(reportSubjects) };
/** What was queued before there was more than hiding is about that. */
const ofDecision = { measure: z.enum(moderationMeasures).default("hidden"), decision: text.default("") };
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
  position_release_requested: z.object({ ...atOrganisation, reference: text, title: text, writer: text, note: text }),
  position_sent_back: z.object({ ...atOrganisation, reference: text, title: text, by: text, note: text }),
  position_released: z.object({ ...ofOrganisation, reference: text, title: text, by: text, comment: text }),
  proposal_received: z.object({ ...about, screeningHours: text.default("") }),
  proposal_answered: z.object({ ...about, outcome: z.enum(outcomes), summary: text.default(""), reason: text, correction: text.default("") }),
  proposal_shortlisted: z.object({ ...about, initiative: text }),
  proposal_hidden: z.object({ ...about, ...reasons }),
  proposal_restored: z.object(about),
  comment_hidden: z.object({ ...about, ...reasons, comment: text.default("") }),
  report_received: z.object({ ...named, ...ofText, number: text, by: z.enum(["account", "address"]).default("address") }),
  report_decided: z.object({ ...named, ...ofText, number: text, outcome: z.enum(["restricted", "kept", "deleted"]), measure: z.enum(moderationMeasures).default("hidden"), reason: z.enum(["", ...hideReasons]), note: text }),
  objection_received: z.object({ ...named, ...ofText, comment: text, ...ofDecision }),
  objection_decided: z.object({ ...named, ...ofText, comment: text, outcome: z.enum(["upheld", "dismissed"]), answer: text, ...ofDecision }),
  case_assigned: z.object({ ...about, by: text, plan: text }),
  notice: z.object({ name: text, items: noticeItems, now: z.date() }),
  digest: z.object({ name: text, items: noticeItems, now: z.date(), part: text, parts: text }),
  co_author_invited: z.object({ ...named, title: text, token: text }),
  co_author_accepted: z.object({ ...about, by: text }),
  co_author_declined: z.object({ ...about, email: text }),
  co_author_left: z.object({ ...about, by: text }),
  co_author_removed: z.object(about),
  assessments_assigned: z.object({ ...named, count: text, plan: text, slug: text }),
  assessments_due: z.object({ ...named, count: text, plan: text, slug: text, date: z.iso.datetime() }),
  authority_asked: z.object({ ...about, question: text, date: z.iso.datetime(), token: text }),
  authority_reminded: z.object({ ...about, date: z.iso.datetime(), token: text }),
  authority_extended: z.object({ ...about, date: z.iso.datetime(), token: text }),
  authority_answered: z.object({ ...about, authority: text, slug: text }),
  participation_asked: z.object({ ...about, plan: text, leads: z.enum(["", "1"]).default(""), token: text }),
  progress_asked: z.object({ ...about, plan: text, why: z.enum(["asked", "soon", "overdue"]), milestones: text.transform((value): unknown => JSON.parse(value)).pipe(z.array(z.object({ title: text, endsOn: text.nullable() }))), token: text }),
  progress_hidden: z.object({ ...about, plan: text, milestone: z.coerce.number(), reason: z.enum(hideReasons), contact: text }),
  progress_restored: z.object({ ...about, plan: text, milestone: z.coerce.number() }),
  requirement_warning: z.object({ ...named, plan: text, slug: text, requirement: z.enum(requirementIds), standing: z.enum(["at_risk", "not_met"]), day: text }),
  approval_requested: z.object({ ...about, plan: text, by: text }),
  answer_sent_back: z.object({ ...about, plan: text, by: text, note: text }),
  proposal_joined: z.object({ ...about, other: text, otherTitle: text }),
  merge_undone: z.object({ ...about, other: text, why: text.default("") }),
  proposal_split: z.object({ ...about, parts: text }),
  split_undone: z.object(about),
  text_redacted: z.object({ ...about, ...ofText, ...reasons, comment: text, decision: text, files: text.default("0") }),
  passage_restored: z.object({ ...named, ...ofText, comment: text }),
  writer_warned: z.object({ ...named, ...ofText, ...reasons, comment: text, decision: text }),
  writer_suspended: z.object({ ...named, ...ofText, ...reasons, comment: text, decision: text, suspendedUntil: z.iso.datetime() }),
  suspension_lifted: z.object({ ...named, reference: text }),
  proposal_screened: z.object(about),
  comment_restored: z.object({ ...named, reference: text, comment: text }),
  initiative_comment_answered: z.object({ ...about, comment: text, outcome: z.enum(["", ...draftOutcomes]), answer: text }),
  initiative_comment_hidden: z.object({ ...about, comment: text, reason: z.enum(hideReasons), note: text, contact: text }),
  initiative_comment_restored: z.object({ ...about, comment: text }),
} satisfies { [Kind in MailKind]: z.ZodType<MailPayloads[Kind]> };

type Footer = { text: string; links: { text: string; href: string }[] };

const catalogues: Record<Locale, { mail: MailCatalogue; footer: string; following: typeof danishFollowing.footer }> = {
  da: { mail: danish, footer: danishFooter, following: danishFollowing.footer }, en: { mail: english, footer: englishFooter, following: englishFollowing.footer },
};

/** What is put into words: a message of the outbox, `now` for the time that is left, and the link that turns such mail off. */
type ToCompose<Kind extends MailKind> = { kind: Kind; locale: Locale; payload: Record<string, string>; now?: Date; unsubscribeUrl?: string | undefined };

/** Puts a mail into words. Throws when the payload is not what the kind needs. */
export function composeMail<Kind extends MailKind>(publicUrl: string, { kind, locale, payload: held, now = new Date(0), unsubscribeUrl }: ToCompose<Kind>): ComposedMail {
  const { mail, footer: footerText, following } = catalogues[locale];
  const payload = payloads[kind].parse({ ...held, now }) as MailPayloads[Kind];
  const links = linksTo(publicUrl, locale);
  const composed = readable(mail[kind](payload, links), locale);
  const footer: Footer = { text: footerText, links: unsubscribeUrl ? [{ text: following.unsubscribe, href: unsubscribeUrl }, { text: following.settings, href: links.notifications }] : [] };
  return { subject: composed.subject, text: asText(composed, footer), html: asHtml(locale, composed, footer) };
}

/** Where a passage was left out of a text that is quoted or named, words stand. */
function readable({ subject, paragraphs, groups, ...rest }: MailWords, locale: Locale): MailWords {
  const words = (each: string) => withGaps(each, gapWords[locale]);
  return { ...rest, subject: words(subject), paragraphs: paragraphs.map(words), ...(groups && { groups: groups.map(({ heading, lines }) => ({ heading: words(heading), lines: lines.map((line) => ({ ...line, text: words(line.text) })) })) }) };
}

/** Where the link and the one click (RFC 8058) of a mail lead that one can turn off. */
export function unsubscribeUrl(publicUrl: string, locale: Locale, token: string): string {
  return `${publicUrl}/${locale}/unsubscribe?${new URLSearchParams({ token }).toString()}`;
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
    case: (plan, reference) => page(`desk/${encodeURIComponent(plan)}/${encodeURIComponent(reference)}`),
    answering: (plan, reference) => page(`desk/${encodeURIComponent(plan)}/${encodeURIComponent(reference)}/answer`),
    join: (token) => page(`join?${new URLSearchParams({ token }).toString()}`),
    organisation: (id) => page(`organisations/${encodeURIComponent(id)}`),
    members: (id) => page(`organisations/${encodeURIComponent(id)}/members`),
    draft: (organisationId, draft) => page(`organisations/${encodeURIComponent(organisationId)}/drafts/${encodeURIComponent(draft)}`),
    position: (organisationId, reference) => page(`organisations/${encodeURIComponent(organisationId)}/positions/${encodeURIComponent(reference)}`),
    comment: (reference, comment) => page(`proposals/${encodeURIComponent(reference)}/comments/${encodeURIComponent(comment)}`),
    proposal: (reference) => page(`proposals/${encodeURIComponent(reference)}`),
    rules: page("rules"),
    decision: (reference, comment, id) => page(withQuery(`proposals/${encodeURIComponent(reference)}/decision`, { comment: comment || undefined, id: id || undefined })),
    reports: page("reports"),
    report: (number) => page(`reports/${encodeURIComponent(number)}`),
    initiativeComment: (reference, comment) => page(`initiatives/${encodeURIComponent(reference)}?${new URLSearchParams({ comment }).toString()}#comment-${encodeURIComponent(comment)}`),
    initiative: (reference) => page(`initiatives/${encodeURIComponent(reference)}`),
    notice: (notice) => page(noticePath(notice)),
    news: page("account/news"),
    notifications: page("account/notifications"),
    assessments: (slug) => page(`desk/${encodeURIComponent(slug)}/assessments`),
    deskCase: (slug, reference) => page(`desk/${encodeURIComponent(slug)}/${encodeURIComponent(reference)}`),
    authority: (token) => page(`authority/${encodeURIComponent(token)}`),
    progress: (token) => page(`authority/${encodeURIComponent(token)}/progress`),
    compliance: (slug) => page(`admin/plans/${encodeURIComponent(slug)}/compliance`),
    coAuthor: (token) => page(`co-author?${new URLSearchParams({ token }).toString()}`),
  };
}

function asText({ paragraphs, groups = [], link }: MailWords, footer: Footer): string {
  const parts = [
    ...paragraphs,
    ...groups.map(({ heading, lines }) => [heading, ...lines.map((line) => `- ${line.text}\n  ${line.href}`)].join("\n")),
    ...(link ? [`${link.text}:\n${link.href}`] : []),
    ["-- ", footer.text, ...footer.links.map((each) => `${each.text}: ${each.href}`)].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** A page of paragraphs and links only: no style, no picture, nothing that is fetched. */
function asHtml(locale: Locale, { subject, paragraphs, groups = [], link }: MailWords, footer: Footer): string {
  const linked = ({ text: words, href }: { text: string; href: string }) => `<a href="${escape(href)}">${escape(words)}</a>`;
  const body = paragraphs.map((each) => `<p>${escape(each).replace(/\n/g, "<br>")}</p>`);
  for (const { heading, lines } of groups) body.push(`<h2>${escape(heading)}</h2>`, `<ul>${lines.map((line) => `<li>${linked(line)}</li>`).join("\n")}</ul>`);
  if (link) body.push(`<p>${linked(link)}</p>`);
  body.push(`<p>${[escape(footer.text), ...footer.links.map(linked)].join("<br>")}</p>`);
  return `<!doctype html>\n<html lang="${locale}">\n<head><meta charset="utf-8"><title>${escape(subject)}</title></head>\n<body>\n${body.join("\n")}\n</body>\n</html>\n`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escape(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
