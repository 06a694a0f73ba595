import { accounts as daAccounts } from "./da/accounts.ts";
import { content as daContent } from "./da/content.ts";
import { desk as daDesk } from "./da/desk.ts";
import { drafts as daDrafts } from "./da/drafts.ts";
import { forms as daForms } from "./da/forms.ts";
import { initiatives as daInitiatives } from "./da/initiatives.ts";
import { organisations as daOrganisations } from "./da/organisations.ts";
import { settings as daSettings } from "./da/settings.ts";
import { identity as daIdentity } from "./da/identity.ts";
import { admin as daAdmin } from "./da/admin.ts";
import { myData as daMyData } from "./da/my-data.ts";
import { plans as daPlans } from "./da/plans.ts";
import { proposals as daProposals } from "./da/proposals.ts";
import { writing as daWriting } from "./da/writing.ts";
import { attachments as daAttachments } from "./da/attachments.ts";
import { versions as daVersions } from "./da/versions.ts";
import { discussion as daDiscussion } from "./da/discussion.ts";
import { following as daFollowing } from "./da/following.ts";
import { reports as daReports } from "./da/reports.ts";
import { coAuthors as daCoAuthors } from "./da/co-authors.ts";
import { myPage as daMyPage } from "./da/my-page.ts";
import { shell as daShell } from "./da/shell.ts";
import { words as daWords } from "./da/words.ts";
import { accounts as enAccounts } from "./en/accounts.ts";
import { content as enContent } from "./en/content.ts";
import { desk as enDesk } from "./en/desk.ts";
import { drafts as enDrafts } from "./en/drafts.ts";
import { forms as enForms } from "./en/forms.ts";
import { initiatives as enInitiatives } from "./en/initiatives.ts";
import { organisations as enOrganisations } from "./en/organisations.ts";
import { settings as enSettings } from "./en/settings.ts";
import { identity as enIdentity } from "./en/identity.ts";
import { admin as enAdmin } from "./en/admin.ts";
import { myData as enMyData } from "./en/my-data.ts";
import { plans as enPlans } from "./en/plans.ts";
import { proposals as enProposals } from "./en/proposals.ts";
import { writing as enWriting } from "./en/writing.ts";
import { attachments as enAttachments } from "./en/attachments.ts";
import { versions as enVersions } from "./en/versions.ts";
import { discussion as enDiscussion } from "./en/discussion.ts";
import { following as enFollowing } from "./en/following.ts";
import { reports as enReports } from "./en/reports.ts";
import { coAuthors as enCoAuthors } from "./en/co-authors.ts";
import { myPage as enMyPage } from "./en/my-page.ts";
import { shell as enShell } from "./en/shell.ts";
import { words as enWords } from "./en/words.ts";
import type { Locale } from "#db/values.ts";

const da = { accounts: daAccounts, content: daContent, desk: daDesk, drafts: daDrafts, forms: daForms, initiatives: daInitiatives, organisations: daOrganisations, settings: daSettings, identity: daIdentity, admin: daAdmin, myData: daMyData, plans: daPlans, proposals: daProposals, writing: daWriting, attachments: daAttachments, versions: daVersions, discussion: daDiscussion, following: daFollowing, reports: daReports, coAuthors: daCoAuthors, myPage: daMyPage, shell: daShell, words: daWords };

/** All words of the pages. The Danish catalogue is the shape that the English one must have: the compiler checks it. */
export type Messages = typeof da;

const en: Messages = { accounts: enAccounts, content: enContent, desk: enDesk, drafts: enDrafts, forms: enForms, initiatives: enInitiatives, organisations: enOrganisations, settings: enSettings, identity: enIdentity, admin: enAdmin, myData: enMyData, plans: enPlans, proposals: enProposals, writing: enWriting, attachments: enAttachments, versions: enVersions, discussion: enDiscussion, following: enFollowing, reports: enReports, coAuthors: enCoAuthors, myPage: enMyPage, shell: enShell, words: enWords };

export const messages: Record<Locale, Messages> = { da, en };
