import type { MailCatalogue } from "../mail-words.ts";
import { accountMails } from "./mail/accounts.ts";
import { answerMails } from "./mail/answers.ts";
import { assessmentMails } from "./mail/assessment.ts";
import { caseMails } from "./mail/cases.ts";
import { coAuthorMails } from "./mail/co-authors.ts";
import { initiativeCommentMails } from "./mail/initiative-comments.ts";
import { mergingMails } from "./mail/merging.ts";
import { complianceMails } from "./mail/compliance.ts";
import { moderationMails } from "./mail/moderation.ts";
import { noticeMails } from "./mail/notices.ts";
import { organisationMails } from "./mail/organisations.ts";
import { participationMails } from "./mail/participation.ts";
import { proposalMails } from "./mail/proposals.ts";
import { reportMails } from "./mail/reports.ts";

/** De danske mails. */
export const mail = {
  ...accountMails, ...organisationMails, ...proposalMails, ...coAuthorMails, ...noticeMails, ...reportMails,
  ...answerMails, ...assessmentMails, ...caseMails, ...participationMails, ...mergingMails, ...moderationMails, ...initiativeCommentMails,
  ...complianceMails,
} satisfies MailCatalogue;

/** Står nederst i alle mails. */
export const mailFooter = "Denne mail er sendt automatisk af Samplan. Du kan ikke svare på den.";
