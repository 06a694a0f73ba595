import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { findRole } from "./hold-organisation.server.ts";
import { findOwnDomain } from "./own-address.server.ts";
import type { NewOrganisationInput } from "./schema.ts";

/**
 * Makes an organisation with oneself as its representative. Its CVR number is a claim, as at sign-up. The same form posted
 * twice is one organisation. Refused until one's address is confirmed.
 */
export async function startOrganisation(ctx: Context, input: NewOrganisationInput): Promise<Result<{ organisationId: string }, "verify_email_first">> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const person = ctx.actor;
  if (!person.emailVerified) return refused("verify_email_first");
  await takeTry(ctx, "organisationPerPerson", person.id);
  const { organisations, memberships } = ctx.tables;
  const organisationId = input.key || newId();
  return ctx.write(async (tx) => {
    const emailDomain = await findOwnDomain(ctx, tx, person);
    const added = await tx.insert(organisations).values({ id: organisationId, name: input.name, type: input.type, cvr: input.cvr, emailDomain, createdAt: ctx.now }).onConflictDoNothing().returning({ id: organisations.id });
    if (added.length === 0) {
      if ((await findRole(ctx, tx, organisationId, person.id)) === null) throw conflict();
      return done({ organisationId });
    }
    await tx.insert(memberships).values({ organisationId, userId: person.id, role: "representative", createdAt: ctx.now });
    await recordAct(ctx, tx, { action: "organisation.started", subjectType: "organisation", subjectId: organisationId, data: { type: input.type, cvr: input.cvr } });
    return done({ organisationId });
  });
}
