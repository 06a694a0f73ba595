import { accounts as daAccounts } from "./da/accounts.ts";
import { content as daContent } from "./da/content.ts";
import { desk as daDesk } from "./da/desk.ts";
import { forms as daForms } from "./da/forms.ts";
import { initiatives as daInitiatives } from "./da/initiatives.ts";
import { plans as daPlans } from "./da/plans.ts";
import { proposals as daProposals } from "./da/proposals.ts";
import { shell as daShell } from "./da/shell.ts";
import { words as daWords } from "./da/words.ts";
import { accounts as enAccounts } from "./en/accounts.ts";
import { content as enContent } from "./en/content.ts";
import { desk as enDesk } from "./en/desk.ts";
import { forms as enForms } from "./en/forms.ts";
import { initiatives as enInitiatives } from "./en/initiatives.ts";
import { plans as enPlans } from "./en/plans.ts";
import { proposals as enProposals } from "./en/proposals.ts";
import { shell as enShell } from "./en/shell.ts";
import { words as enWords } from "./en/words.ts";
import type { Locale } from "#db/values.ts";

const da = { accounts: daAccounts, content: daContent, desk: daDesk, forms: daForms, initiatives: daInitiatives, plans: daPlans, proposals: daProposals, shell: daShell, words: daWords };

/** All words of the pages. The Danish catalogue is the shape that the English one must have: the compiler checks it. */
export type Messages = typeof da;

const en: Messages = { accounts: enAccounts, content: enContent, desk: enDesk, forms: enForms, initiatives: enInitiatives, plans: enPlans, proposals: enProposals, shell: enShell, words: enWords };

export const messages: Record<Locale, Messages> = { da, en };
