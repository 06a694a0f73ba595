import { and, asc, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { withdrawInvitationsOf } from "../organisations/end-membership.server.ts";
import { holdRepresented } from "./find-orphaned.server.ts";

/**
 * Ends the memberships of somebody whose account is deleted, in that transaction. Whoever is the last representative is
 * refused when asking, but much may happen in the days until then: an organisation that would have members and no
 * representative gets the one who has been its member longest.
 */
export async function leaveOrganisations(ctx: Context, tx: WriteHandle, person: { id: string }): Promise<void> {
  const { memberships } = ctx.tables;
  await holdRepresented(ctx, tx, person.id);
  const left = await tx.delete(memberships).where(eq(memberships.userId, person.id)).returning({ organisationId: memberships.organisationId, role: memberships.role });
  for (const { organisationId, role } of left) {
    await withdrawInvitationsOf(ctx, tx, organisationId, person.id);
    if (role === "representative") await ensureRepresentative(ctx, tx, organisationId);
  }
}

async function ensureRepresentative(ctx: Context, tx: WriteHandle, organisationId: string) {
  const { memberships: m, users, organisations } = ctx.tables;
  const rest = await tx.select({ userId: m.userId, role: m.role, name: users.name, email: users.email, locale: users.locale, organisation: organisations.name })
    .from(m).innerJoin(users, eq(users.id, m.userId)).innerJoin(organisations, eq(organisations.id, m.organisationId)).where(eq(m.organisationId, organisationId)).orderBy(asc(m.createdAt), asc(m.userId));
  const [next] = rest;
  if (!next || rest.some((each) => each.role === "representative")) return;
  await tx.update(m).set({ role: "representative" }).where(and(eq(m.organisationId, organisationId), eq(m.userId, next.userId)));
  await recordAct(ctx, tx, { action: "membership.role_changed", subjectType: "organisation", subjectId: organisationId, data: { userId: next.userId, before: "member", after: "representative", because: "last_representative_deleted" } });
  await queueMail(ctx, tx, { kind: "member_role_changed", to: next.email, locale: next.locale, payload: { name: next.name, organisation: next.organisation, organisationId, role: "representative" }, dedupeKey: `inherits:${organisationId}:${next.userId}` });
}
