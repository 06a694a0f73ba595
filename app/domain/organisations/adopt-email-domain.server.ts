import { and, eq, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { domainOfKey } from "./email-domain.ts";
import { countMembers } from "./hold-organisation.server.ts";
import { isPublicMail } from "./public-mail.server.ts";

/**
 * Gives the organisation of somebody whose address was just confirmed the domain of that address, so that colleagues find it. Only
 * one that has no other member and no domain, and never that of a public mail service.
 */
export async function adoptEmailDomain(ctx: Context, tx: WriteHandle, person: { id: string; emailKey: string }): Promise<void> {
  const emailDomain = domainOfKey(person.emailKey);
  if (isPublicMail(emailDomain)) return;
  const { organisations: o, memberships: m } = ctx.tables;
  const own = await tx.select({ id: o.id }).from(o).innerJoin(m, and(eq(m.organisationId, o.id), eq(m.userId, person.id), eq(m.role, "representative"))).where(and(isNull(o.emailDomain), isNull(o.mergedIntoId)));
  for (const { id } of own) {
    if ((await countMembers(ctx, tx, id)).members > 1) continue;
    const changed = await tx.update(o).set({ emailDomain, version: sql`${o.version} + 1` }).where(and(eq(o.id, id), isNull(o.emailDomain))).returning({ id: o.id });
    if (changed.length > 0) await recordAct(ctx, tx, { action: "organisation.domain_adopted", subjectType: "organisation", subjectId: id });
  }
}
