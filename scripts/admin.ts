import { parseArgs } from "node:util";
import { grantRole, type GrantRefusal } from "#app/domain/accounts/grant-role.server.ts";
import { findGrantee, listRoles } from "#app/domain/accounts/list-roles.server.ts";
import { revokeRole } from "#app/domain/accounts/revoke-role.server.ts";
import { takeOffSecondFactor } from "#app/domain/accounts/take-off-second-factor.server.ts";
import type { Context } from "#app/domain/context.ts";
import { highestSupportLimit } from "#app/domain/plans/highest-support-limit.ts";
import { setSupportLimit } from "#app/domain/plans/set-support-limit.server.ts";
import { giveUp, runCommand } from "#app/server/command-line.ts";
import { roles } from "#db/values.ts";

// npm run admin -- grant EMAIL ROLE [--plan SLUG], revoke EMAIL ROLE [--plan SLUG], list: who works here. What one does without
// the command line is on the pages /admin/people. second-factor-off EMAIL: for who has lost the phone and the recovery codes.
// support-limit PLAN N|off: how many proposals of a plan one person can support.
const usage = `Write: npm run admin -- grant EMAIL ROLE [--plan SLUG], revoke EMAIL ROLE [--plan SLUG], second-factor-off EMAIL, support-limit PLAN N|off, or list. The roles are: ${roles.join(", ")}.`;

const commands = { grant: grantRole, revoke: revokeRole };

const refusals: Record<GrantRefusal | "last_admin", (email: string) => string> = {
  role_platform_only: () => "An admin is one for the whole platform: leave out --plan.",
  plan_unknown: () => "There is no such plan.",
  account_unconfirmed: (email) => `Nobody has confirmed the address ${email} yet, so the account may be a stranger's: open the link in the mail first.`,
  account_leaving: (email) => `The account of ${email} is going to be deleted, as its owner asked for.`,
  last_admin: (email) => `${email} is the last admin: give the role to somebody else first.`,
};

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { plan: { type: "string" } } });
    return { plan: values.plan, words: positionals };
  } catch {
    return giveUp(usage);
  }
}

/** One line a role; those who have no second factor cannot use theirs yet. */
async function print(ctx: Context): Promise<number> {
  const rows = await listRoles(ctx);
  const lines = rows.map(({ email, role, plan, secondFactor }) => `${email}  ${role}  ${plan === null ? "whole platform" : `plan ${plan}`}${secondFactor ? "" : "  (no second factor yet)"}`);
  process.stdout.write(`${lines.length > 0 ? lines.join("\n") : "Nobody has a role yet."}\n`);
  return 0;
}

async function secondFactorOff(ctx: Context, email: string): Promise<number> {
  const result = await takeOffSecondFactor(ctx, email);
  if (!result.ok) return giveUp(result.reason === "account_unknown" ? `No account has the e-mail address ${email}.` : `The account of ${email} has no second factor.`);
  process.stdout.write(`${email} can sign in with the password alone, is signed out everywhere, and has been told by mail. Roles wait until there is a second factor again.\n`);
  return 0;
}

async function supportLimit(ctx: Context, slug: string, wanted: string): Promise<number> {
  const limit = wanted === "off" ? null : /^\d{1,6}$/.test(wanted) ? Number(wanted) : Number.NaN;
  const result = await setSupportLimit(ctx, slug, limit);
  if (!result.ok) return giveUp(result.reason === "plan_unknown" ? `There is no plan ${slug}.` : `The limit is a whole number from 1 to ${highestSupportLimit}, or off.`);
  const was = result.value.before === null ? "there was no limit" : `it was ${result.value.before}`;
  process.stdout.write(limit === null ? `One person can support any number of proposals of ${slug} (before, ${was}).\n` : `One person can support ${limit} ${limit === 1 ? "proposal" : "proposals"} of ${slug} (before, ${was}). Whoever supports more keeps what they support.\n`);
  return 0;
}

await runCommand("admin", async (ctx) => {
  const { plan, words: [command, email, wanted, ...rest] } = readArguments();
  if (command === "second-factor-off" && email && wanted === undefined && plan === undefined) return secondFactorOff(ctx, email);
  if (command === "support-limit" && email && wanted !== undefined && rest.length === 0 && plan === undefined) return supportLimit(ctx, email, wanted);
  if (command === "list" && email === undefined && plan === undefined) return print(ctx);
  const role = roles.find((each) => each === wanted);
  if ((command !== "grant" && command !== "revoke") || !email || !role || rest.length > 0) return giveUp(usage);
  const { userId, scope } = await findGrantee(ctx, email, plan);
  if (userId === null) return giveUp(`No account has the e-mail address ${email}: sign up first.`);
  if (scope === null) return giveUp(`There is no plan ${plan}.`);
  const result = await commands[command](ctx, userId, { role, scope });
  if (!result.ok) return giveUp(refusals[result.reason](email));
  const where = plan === undefined ? "on the whole platform" : `on the plan ${plan}`;
  const { changed } = result.value;
  if (command === "grant") process.stdout.write(`${email} ${changed ? "now has" : "had already"} the role ${role} ${where}.\n`);
  else process.stdout.write(`${email} ${changed ? "does not have the role" : "did not have the role"} ${role} ${where}${changed ? " any more" : ""}.\n`);
  return 0;
});
