import { newId } from "#app/lib/id.ts";
import { hashToken, newToken } from "#app/lib/token.ts";
import { eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Locale } from "#db/values.ts";
import { emailKey } from "../accounts/schema.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { holdOwnOrganisation } from "./hold-organisation.server.ts";
import { requireMayDo } from "./policy.ts";
import type { InvitationInput } from "./schema.ts";

/** For how many days a link can be taken up. */
const invitationDays = 14;

/**
 * Mails an invitation to an address, whoever has it: the answer is the same with an account, without one, and for a member.
 * Inviting an address again renews the invitation; the link before is void. Refused until one's own address is confirmed.
 */
export async function inviteMember(ctx: Context, organisationId: string, input: InvitationInput): Promise<Result<null, "verify_email_first">> {
  const person = requireMayDo("manage_members", ctx.actor, organisationId);
  if (!person.emailVerified) return refused("verify_email_first");
  const key = emailKey(input.email);
  await takeTry(ctx, "invitePerPerson", person.id);
  await takeTry(ctx, "invitePerAddress", hashToken(key));
  const { invitations } = ctx.tables;
  const token = newToken();
  await ctx.write(async (tx) => {
    const { name: organisation } = await holdOwnOrganisation(ctx, tx, organisationId, person, "representative");
    const fresh = { tokenHash: hashToken(token), role: input.role, invitedBy: person.id, createdAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + invitationDays * 24 * 3600 * 1000), acceptedAt: null };
    const [invitation] = await tx.insert(invitations).values({ id: newId(), organisationId, email: input.email, emailKey: key, ...fresh })
      .onConflictDoUpdate({ target: [invitations.organisationId, invitations.emailKey], set: fresh }).returning({ id: invitations.id });
    await recordAct(ctx, tx, { action: "organisation.invited", subjectType: "organisation", subjectId: organisationId, data: { invitationId: invitation!.id, role: input.role } });
    const locale = await localeOf(ctx, tx, key);
    await queueMail(ctx, tx, { kind: "organisation_invitation", to: input.email, locale, payload: { name: person.name, organisation, role: input.role, token }, dedupeKey: `invitation:${fresh.tokenHash}` });
  });
  return done(null);
}

/** The language of who has the address here; else the one of who invites. */
async function localeOf(ctx: Context, tx: WriteHandle, key: string): Promise<Locale> {
  const { users } = ctx.tables;
  const [row] = await tx.select({ locale: users.locale }).from(users).where(eq(users.emailKey, key));
  return row?.locale ?? ctx.locale;
}
