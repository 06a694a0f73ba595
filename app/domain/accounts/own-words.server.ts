import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";

/** What others know of a person, and what is therefore no secret: name, e-mail address, organisations. */
export async function ownWordsOf(ctx: Context, account: { id: string; name: string; email: string }): Promise<string[]> {
  const { memberships, organisations } = ctx.tables;
  const rows = await ctx.read.select({ name: organisations.name }).from(memberships).innerJoin(organisations, eq(organisations.id, memberships.organisationId)).where(eq(memberships.userId, account.id)).limit(20);
  return [account.name, account.email, ...rows.map((each) => each.name)];
}
