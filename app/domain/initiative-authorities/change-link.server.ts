import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { emailKey } from "../accounts/schema.ts";
import { requirePlan } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";

type PartyRow = Context["tables"]["initiativeAuthorities"]["$inferSelect"];

/** Keeps the mailbox at which a party of an initiative is asked. Where it is another one, the link that the former was mailed opens nothing any more. The caller holds the initiative. Throws `not_found`. */
export async function keepMailbox(ctx: Pick<Context, "tables">, tx: WriteHandle, { party, initiativeId, email }: { party: string; initiativeId: string; email: string }): Promise<PartyRow> {
  const { initiativeAuthorities: a } = ctx.tables;
  const [before] = await tx.select({ email: a.email }).from(a).where(and(eq(a.id, party), eq(a.initiativeId, initiativeId)));
  if (!before) throw notFound();
  const isOther = before.email !== "" && emailKey(before.email) !== emailKey(email);
  const [kept] = await tx.update(a).set({ email, ...(isOther && { tokenHash: null, linkNumber: sql`${a.linkNumber} + 1` }) }).where(eq(a.id, party)).returning();
  return kept!;
}

/** Stops the link of a party: whoever has it can neither answer nor report by it. The next mail has another one. Throws `not_found` where none is valid. */
export async function stopLink(ctx: Context, planSlug: string, reference: string, party: string): Promise<void> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiativeAuthorities: a, initiatives: i } = ctx.tables;
  await ctx.write(async (tx) => {
    // Held, as whoever mails the link does: so a mail under way cannot open it again.
    const [initiative] = await tx.update(i).set({ version: sql`${i.version}` }).where(and(eq(i.planId, plan.id), eq(i.reference, reference))).returning({ id: i.id });
    if (!initiative) throw notFound();
    const [stopped] = await tx.update(a).set({ tokenHash: null, linkNumber: sql`${a.linkNumber} + 1` }).where(and(eq(a.id, party), eq(a.initiativeId, initiative.id), isNotNull(a.tokenHash))).returning({ name: a.name });
    if (!stopped) throw notFound();
    await recordStaffAct(ctx, tx, { action: "initiative.authority_link_stopped", subjectType: "initiative", subjectId: initiative.id, planId: plan.id, data: { reference, authority: stopped.name } });
  });
}
