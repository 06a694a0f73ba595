import type { MailCatalogue } from "../mail-words.ts";
import { accountMails } from "./mail/accounts.ts";
import { organisationMails } from "./mail/organisations.ts";
import { proposalMails } from "./mail/proposals.ts";

/** The mails in English. */
export const mail = { ...accountMails, ...organisationMails, ...proposalMails } satisfies MailCatalogue;

/** At the bottom of every mail. */
export const mailFooter = "Samplan sent this mail automatically. It cannot be replied to.";
