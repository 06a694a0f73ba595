import { and, eq } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import { hashToken } from "#app/lib/token.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Locale } from "#db/values.ts";
import { emailKey } from "../accounts/schema.ts";
import { holdDraft, requirePlan, type Draft } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import type { PlanSummary } from "../plans/queries.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { keepMailbox } from "./change-link.server.ts";
import { partyToken, partyTokenHash } from "./link.ts";
import type { AskPartyInput } from "./schema.ts";

type PartyRow = Context["tables"]["initiativeAuthorities"]["$inferSelect"];

/** Mails an authority that it is named for a draft, with a link to the page on which it says whether it takes part. What it had said before is asked anew. */
export async function askParty(ctx: Context, planSlug: string, reference: string, { party, email, locale }: AskPartyInput): Promise<void> {
  const person = requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  await takeTry(ctx, "authorityPerPerson", person.id);
  await takeTry(ctx, "authorityPerAddress", hashToken(emailKey(email)));
  await ctx.write(async (tx) => {
    const draft = await holdDraft(ctx, tx, plan.id, reference);
    const found = await keepMailbox(ctx, tx, { party, initiativeId: draft.id, email });
    await tell(ctx, tx, { plan, draft, party: found, locale });
    await recordStaffAct(ctx, tx, { action: "initiative.authority_told", subjectType: "initiative", subjectId: draft.id, planId: plan.id, data: { reference, authority: found.name, role: found.role } });
  });
}

/** Makes an authority that takes part the one that leads; the one that led takes part from then on. The new one is told where its mailbox is known, and asked whether it will; else it is as one not asked yet. */
export async function makeLead(ctx: Context, planSlug: string, reference: string, party: string): Promise<void> {
  const person = requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  await takeTry(ctx, "authorityPerPerson", person.id);
  const { initiativeAuthorities: a } = ctx.tables;
  await ctx.write(async (tx) => {
    const draft = await holdDraft(ctx, tx, plan.id, reference);
    const ofDraft = eq(a.initiativeId, draft.id);
    const [wanted] = await tx.select({ role: a.role }).from(a).where(and(eq(a.id, party), ofDraft));
    if (!wanted) throw notFound();
    if (wanted.role === "lead") return;
    const [former] = await tx.update(a).set({ role: "supporting" }).where(and(ofDraft, eq(a.role, "lead"))).returning({ name: a.name });
    // What it said, it said of taking part.
    const [lead] = await tx.update(a).set({ role: "lead", state: "named", answeredAt: null, remark: "" }).where(eq(a.id, party)).returning();
    if (lead!.email !== "") await tell(ctx, tx, { plan, draft, party: lead!, locale: ctx.locale });
    await recordStaffAct(ctx, tx, { action: "initiative.lead_changed", subjectType: "initiative", subjectId: draft.id, planId: plan.id, data: { reference, before: { authority: former?.name ?? null }, after: { authority: lead!.name } } });
  });
}

async function tell(ctx: Context, tx: WriteHandle, { plan, draft, party: { id, linkNumber, name, role, email }, locale }: { plan: PlanSummary; draft: Draft; party: PartyRow; locale: Locale }): Promise<void> {
  const { initiativeAuthorities: a } = ctx.tables;
  await tx.update(a).set({ state: "told", toldAt: ctx.now, answeredAt: null, remark: "", tokenHash: partyTokenHash(ctx, { id, linkNumber }) }).where(eq(a.id, id));
  await queueMail(ctx, tx, { kind: "participation_asked", to: email, locale, payload: { name, reference: draft.reference, title: inLocale(draft.title, locale).text, plan: plan.title.text, leads: role === "lead" ? "1" : "", token: partyToken(ctx, { id, linkNumber }) }, dedupeKey: `participation:${id}:${linkNumber}:${ctx.now.getTime()}` });
}
