import { eq, inArray } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import type { Context, Person } from "../context.ts";
import { forbidden } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { findRole, holdOrganisation } from "./hold-organisation.server.ts";
import { findConfirmedDomain } from "./own-address.server.ts";
import { mayAsk } from "./policy.ts";
import { tellRepresentatives } from "./tell-representatives.server.ts";

/**
 * Asks an organisation's representatives to be let in. Open to those whose confirmed address is in its domain, and to members of
 * one with the same CVR number. Asking again while the request is open changes nothing.
 */
export async function askToJoin(ctx: Context, organisationId: string, message: string): Promise<Result<null, "join_not_open" | "already_member">> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const person = ctx.actor;
  await takeTry(ctx, "joinPerPerson", person.id);
  const { joinRequests } = ctx.tables;
  return ctx.write(async (tx) => {
    const organisation = await holdOrganisation(ctx, tx, organisationId);
    const someone = { confirmedDomain: await findConfirmedDomain(ctx, tx, person), cvrNumbers: await cvrNumbersOf(ctx, tx, person) };
    if (!mayAsk({ ...organisation, verified: organisation.verifiedAt !== null }, someone)) return refused("join_not_open");
    if (await findRole(ctx, tx, organisationId, person.id)) return refused("already_member");
    const added = await tx.insert(joinRequests).values({ organisationId, userId: person.id, message, createdAt: ctx.now }).onConflictDoNothing().returning({ userId: joinRequests.userId });
    if (added.length === 0) return done(null);
    await recordAct(ctx, tx, { action: "organisation.join_requested", subjectType: "organisation", subjectId: organisationId });
    await tellRepresentatives(ctx, tx, organisationId, { kind: "join_requested", payload: { organisation: organisation.name, organisationId, applicant: person.name, message }, dedupeKey: `join:${newId()}` });
    return done(null);
  });
}

async function cvrNumbersOf(ctx: Context, tx: WriteHandle, person: Person): Promise<string[]> {
  const { organisations, memberships } = ctx.tables;
  const mine = tx.select({ id: memberships.organisationId }).from(memberships).where(eq(memberships.userId, person.id));
  return (await tx.select({ cvr: organisations.cvr }).from(organisations).where(inArray(organisations.id, mine))).map((row) => row.cvr);
}
