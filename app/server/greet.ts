import { eq } from "drizzle-orm";
import { demoPassword } from "#app/domain/seed/demo-password.ts";
import type { Platform } from "./platform.ts";

/** Says on standard output that the platform is running at the address `here`, and how to use it. */
export async function greet({ env, store }: Platform, here: string): Promise<void> {
  const lines = [`Samplan is running at ${here}${env.PUBLIC_URL === here ? "" : ` (public address ${env.PUBLIC_URL})`}`];
  if (env.WEB_CONCURRENCY !== undefined) lines.push(`${env.WEB_CONCURRENCY} processes answer; kill -HUP ${process.ppid} replaces them without a pause`);
  if (env.SAMPLAN_MODE === "demo") lines.push(...(await demoLines(store, here, env.MAIL_URL === undefined)));
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** One demo person of each kind, the first that was made. */
async function demoLines({ read, tables }: Platform["store"], here: string, showsMail: boolean): Promise<string[]> {
  const { users, roleGrants } = tables;
  const people = await read.select({ email: users.email, type: users.participantType, role: roleGrants.role }).from(users).leftJoin(roleGrants, eq(roleGrants.userId, users.id)).where(eq(users.isDemo, true)).orderBy(users.id);
  const first = new Map<string, string>();
  for (const { email, type, role } of people) if (!first.has(role ?? type)) first.set(role ?? type, email);
  if (first.size === 0) return [];
  return [
    "",
    `This is a demonstration. Sign in at ${here}/da/sign-in with the password ${demoPassword} as`,
    ...[...first].map(([kind, email]) => `  ${kind.padEnd(12)} ${email}`),
    ...(showsMail ? [`Mail is not sent: read it at ${here}/da/demo/mail`] : []),
    "",
  ];
}
