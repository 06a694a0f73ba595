import { and, eq, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context, Person } from "../context.ts";
import { conflict } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { holdOwnOrganisation, type OrganisationRow } from "./hold-organisation.server.ts";
import { findOwnDomain } from "./own-address.server.ts";
import { requireMayDo } from "./policy.ts";
import type { ProfileInput } from "./schema.ts";

/**
 * Changes what an organisation says of itself. The CVR number can change only while nobody has verified it; another name takes
 * the verification away, as it was made of that name. Throws `conflict` when somebody changed it since the form was opened.
 */
export async function editOrganisation(ctx: Context, organisationId: string, input: ProfileInput): Promise<Result<{ verificationEnded: boolean }, "cvr_fixed" | "domain_not_yours">> {
  const person = requireMayDo("edit", ctx.actor, organisationId);
  const { organisations: o } = ctx.tables;
  return ctx.write(async (tx) => {
    const before = await holdOwnOrganisation(ctx, tx, organisationId, person, "representative");
    if (before.version !== input.version) throw conflict();
    const { name, cvr, website, description } = input;
    if (before.verifiedAt && cvr !== before.cvr) return refused("cvr_fixed");
    const emailDomain = input.emailDomain || null;
    if (!(await mayHaveDomain(ctx, tx, person, before, emailDomain))) return refused("domain_not_yours");
    const verificationEnded = before.verifiedAt !== null && name !== before.name;
    const changed = await tx.update(o).set({ name, cvr, website, description, emailDomain, verifiedAt: verificationEnded ? null : before.verifiedAt, version: sql`${o.version} + 1` })
      .where(and(eq(o.id, organisationId), eq(o.version, input.version), isNull(o.mergedIntoId))).returning({ id: o.id });
    if (changed.length === 0) throw conflict();
    const kept = (row: Pick<OrganisationRow, "name" | "cvr" | "website" | "emailDomain">) => ({ name: row.name, cvr: row.cvr, website: row.website, emailDomain: row.emailDomain });
    await recordAct(ctx, tx, { action: "organisation.edited", subjectType: "organisation", subjectId: organisationId, data: { before: kept(before), after: kept({ ...input, emailDomain }), descriptionChanged: description !== before.description, verificationEnded } });
    return done({ verificationEnded });
  });
}

/** The domain that it has, none, or that of one's own confirmed address: nobody can claim colleagues elsewhere. */
async function mayHaveDomain(ctx: Context, tx: WriteHandle, person: Person, before: OrganisationRow, wanted: string | null): Promise<boolean> {
  return wanted === null || wanted === before.emailDomain || wanted === (await findOwnDomain(ctx, tx, person));
}
