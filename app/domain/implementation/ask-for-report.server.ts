import { asc, eq } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import { dayOf } from "#app/lib/danish-day.ts";
import { hashToken } from "#app/lib/token.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Bilingual, Locale } from "#db/values.ts";
import { emailKey } from "../accounts/schema.ts";
import { requirePlan } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { keepMailbox } from "../initiative-authorities/change-link.server.ts";
import { partyToken, partyTokenHash } from "../initiative-authorities/link.ts";
import type { AskPartyInput } from "../initiative-authorities/schema.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { holdCarriedOut } from "./hold-milestone.server.ts";
import { isOverdue } from "./progress.ts";

/** Mails a party of an adopted initiative the link by which it reports, to this mailbox, which is kept: a link that another one was mailed opens nothing then. What it has to report on counts as reminded of. One that declined takes part again when it is asked. */
export async function askForReport(ctx: Context, planSlug: string, reference: string, { party, email, locale }: AskPartyInput): Promise<void> {
  const person = requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  await takeTry(ctx, "authorityPerPerson", person.id);
  await takeTry(ctx, "authorityPerAddress", hashToken(emailKey(email)));
  const { initiativeAuthorities: a, milestones: m } = ctx.tables;
  await ctx.write(async (tx) => {
    const { initiative } = await holdCarriedOut(ctx, tx, { planId: plan.id, reference });
    const found = await keepMailbox(ctx, tx, { party, initiativeId: initiative.id, email });
    if (found.state === "declined") await tx.update(a).set({ state: "told", answeredAt: null, remark: "", toldAt: ctx.now }).where(eq(a.id, party));
    const today = dayOf(ctx.now);
    const milestones = await tx.select({ id: m.id, title: m.title, endsOn: m.endsOn, completion: m.completion }).from(m).where(eq(m.initiativeId, initiative.id)).orderBy(asc(m.position));
    const open = milestones.filter(({ completion }) => completion !== "complete");
    for (const each of open.filter((one) => isOverdue(one, today))) await tx.update(m).set({ remindedAt: ctx.now }).where(eq(m.id, each.id));
    await mailLink(ctx, tx, { party: found, initiative, plan: plan.title.text, locale, why: "asked", milestones: open });
    await recordStaffAct(ctx, tx, { action: "milestone.report_asked", subjectType: "initiative", subjectId: initiative.id, planId: plan.id, data: { reference, authority: found.name } });
  });
}

type Asked = {
  party: { id: string; linkNumber: number; name: string; email: string }; initiative: { reference: string; title: Bilingual }; plan: string; locale: Locale; why: "asked" | "soon" | "overdue";
  milestones: readonly { title: Bilingual; endsOn: string | null }[];
};

/** Queues the mail with the link. The token is worked out anew each time, as the secret of the platform may have changed. */
export async function mailLink(ctx: Context, tx: WriteHandle, { party: { id, linkNumber, name, email }, initiative, plan, locale, why, milestones }: Asked): Promise<void> {
  const { initiativeAuthorities: a } = ctx.tables;
  await tx.update(a).set({ tokenHash: partyTokenHash(ctx, { id, linkNumber }) }).where(eq(a.id, id));
  const lines = milestones.map(({ title, endsOn }) => ({ title: inLocale(title, locale).text, endsOn }));
  await queueMail(ctx, tx, { kind: "progress_asked", to: email, locale, payload: { name, reference: initiative.reference, title: inLocale(initiative.title, locale).text, plan, why, milestones: JSON.stringify(lines), token: partyToken(ctx, { id, linkNumber }) }, dedupeKey: `progress:${id}:${linkNumber}:${ctx.now.getTime()}` });
}
