import { and, eq, sql } from "drizzle-orm";
import type { DisplayMode, Locale } from "#db/values.ts";
import { recordAct } from "../audit.server.ts";
import type { Context, Person } from "../context.ts";
import { forbidden } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadOwnAccount } from "./load-own-account.server.ts";
import type { Profile } from "./schema.ts";

/** What one can change oneself about one's account, and the version it was read at. */
export type ProfileView = { name: string; locale: Locale; display: DisplayMode; choices: readonly DisplayMode[]; email: string; version: number };

/** The ways to be shown that may be one's usual one. Only who belongs to an organisation can let it stand alone. */
function usualDisplays({ memberships }: Person): DisplayMode[] {
  return memberships.length > 0 ? ["organisation", "name", "code"] : ["name", "code"];
}

export async function getProfile(ctx: Context): Promise<ProfileView> {
  const { name, locale, email, version } = await loadOwnAccount(ctx);
  if (ctx.actor.kind !== "person") throw forbidden();
  const { actor } = ctx;
  const choices = usualDisplays(actor);
  return { name, locale, email, version, choices, display: choices.includes(actor.display) ? actor.display : "name" };
}

/** Changes name, language and how one is shown unless one chooses otherwise. Refused when another tab was quicker. What was sent in before keeps the name it had. */
export async function changeProfile(ctx: Context, input: Profile): Promise<Result<null, "changed_meanwhile">> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { id } = ctx.actor;
  await takeTry(ctx, "profilePerPerson", id);
  const display = usualDisplays(ctx.actor).includes(input.display) ? input.display : "name";
  const { users } = ctx.tables;
  return ctx.write(async (tx) => {
    const rows = await tx.update(users).set({ name: input.name, locale: input.locale, display, version: sql`${users.version} + 1` }).where(and(eq(users.id, id), eq(users.version, input.version))).returning({ id: users.id });
    if (rows.length === 0) return refused("changed_meanwhile");
    await recordAct(ctx, tx, { action: "account.profile_changed", subjectType: "user", subjectId: id, data: { locale: input.locale, display } });
    return done(null);
  });
}
