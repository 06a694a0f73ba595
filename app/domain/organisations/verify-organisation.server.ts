import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { isUniqueViolation } from "#db/errors.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { holdOrganisation } from "./hold-organisation.server.ts";
import { requireMayVerify } from "./policy.ts";
import { tellRepresentatives } from "./tell-representatives.server.ts";

/**
 * Says that an organisation is who it says it is. Of those with one CVR number only one can be verified: the unique index
 * decides. Throws `conflict` when its name, number or state changed since the page was opened.
 */
export async function verifyOrganisation(ctx: Context, organisationId: string, version: number): Promise<Result<null, "cvr_verified_already">> {
  requireMayVerify(ctx.actor);
  const { organisations: o } = ctx.tables;
  try {
    await ctx.write(async (tx) => {
      const { name: organisation } = await holdOrganisation(ctx, tx, organisationId);
      const changed = await tx.update(o).set({ verifiedAt: ctx.now, version: sql`${o.version} + 1` }).where(and(eq(o.id, organisationId), eq(o.version, version), isNull(o.verifiedAt), isNull(o.mergedIntoId))).returning({ id: o.id });
      if (changed.length === 0) throw conflict();
      await recordStaffAct(ctx, tx, { action: "organisation.verified", subjectType: "organisation", subjectId: organisationId });
      await tellRepresentatives(ctx, tx, organisationId, { kind: "organisation_verified", payload: { organisation, organisationId }, dedupeKey: `verified:${organisationId}:${version}` });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused("cvr_verified_already");
  }
  return done(null);
}

/** Takes the verification back. The representatives are told why. Throws `conflict` as above. */
export async function takeVerificationBack(ctx: Context, organisationId: string, input: { note: string; version: number }): Promise<void> {
  requireMayVerify(ctx.actor);
  const { organisations: o } = ctx.tables;
  await ctx.write(async (tx) => {
    const { name: organisation } = await holdOrganisation(ctx, tx, organisationId);
    const changed = await tx.update(o).set({ verifiedAt: null, version: sql`${o.version} + 1` }).where(and(eq(o.id, organisationId), eq(o.version, input.version), isNotNull(o.verifiedAt), isNull(o.mergedIntoId))).returning({ id: o.id });
    if (changed.length === 0) throw conflict();
    await recordStaffAct(ctx, tx, { action: "organisation.verification_taken_back", subjectType: "organisation", subjectId: organisationId });
    await tellRepresentatives(ctx, tx, organisationId, { kind: "organisation_unverified", payload: { organisation, organisationId, note: input.note }, dedupeKey: `unverified:${organisationId}:${input.version}` });
  });
}
