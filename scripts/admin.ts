import { grantRole, revokeRole } from "#app/domain/accounts/grant-role.server.ts";
import { giveUp, runCommand } from "#app/server/command-line.ts";
import { roles } from "#db/values.ts";

// npm run admin -- grant EMAIL ROLE, npm run admin -- revoke EMAIL ROLE: who works at the desk.
const usage = `Write: npm run admin -- grant EMAIL ROLE, or revoke EMAIL ROLE. The roles are: ${roles.join(", ")}.`;

const commands = { grant: grantRole, revoke: revokeRole };

await runCommand("admin", async (ctx) => {
  const [command, email, wanted, ...rest] = process.argv.slice(2);
  const role = roles.find((each) => each === wanted);
  if ((command !== "grant" && command !== "revoke") || !email || !role || rest.length > 0) return giveUp(usage);
  const result = await commands[command](ctx, email, role);
  if (!result.ok) return giveUp(`No account has the e-mail address ${email}: sign up first.`);
  process.stdout.write(command === "grant" ? `${email} now has the role ${role}.\n` : `${email} does not have the role ${role} any more.\n`);
  return 0;
});
