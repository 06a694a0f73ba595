import type { HideReason, MailKind, Outcome } from "#db/values.ts";

/** What each kind of mail is told; the same fields are checked in domain/mail/compose-mail.ts before the words are made. */
export type MailPayloads = {
  verify_email: { name: string; token: string; returnTo: string };
  already_registered: { name: string };
  proposal_received: { name: string; reference: string; title: string };
  proposal_answered: { name: string; reference: string; title: string; outcome: Outcome; reason: string };
  proposal_shortlisted: { name: string; reference: string; title: string; initiative: string };
  proposal_hidden: { name: string; reference: string; title: string; reason: HideReason; note: string };
  proposal_restored: { name: string; reference: string; title: string };
  comment_hidden: { name: string; reference: string; title: string; reason: HideReason };
};

/** Addresses of pages, whole and in the language of the mail. */
export type MailLinks = {
  verifyEmail: (token: string, returnTo: string) => string;
  signIn: string;
  proposal: (reference: string) => string;
  initiative: (reference: string) => string;
};

/** A mail in words: plain paragraphs, and at most one link, on a line of its own. */
export type MailText = { subject: string; paragraphs: string[]; link?: { text: string; href: string } };

export type MailCatalogue = { [Kind in MailKind]: (payload: MailPayloads[Kind], links: MailLinks) => MailText };
