import { asc, eq, inArray } from "drizzle-orm";
import type { ParticipantType, Role } from "#db/values.ts";
import type { Context } from "../context.ts";
import { emailKey } from "./schema.ts";

export type DemoPerson = { email: string; name: string; participantType: ParticipantType; role: Role | null };

const doors = ["citizen", "business", "ngo", "authority", "moderator", "coordinator", "admin"].map((name) => `${name}@samplan.example`);

/** The invented people that a visitor of the demonstration can sign in as: one of each kind. Empty outside a demonstration. */
export async function listDemoPeople(ctx: Context): Promise<DemoPerson[]> {
  const { users, roleGrants } = ctx.tables;
  const rows = await ctx.read.select({ email: users.email, name: users.name, participantType: users.participantType, role: roleGrants.role, isDemo: users.isDemo })
    .from(users).leftJoin(roleGrants, eq(roleGrants.userId, users.id)).where(inArray(users.emailKey, doors.map(emailKey))).orderBy(asc(users.createdAt));
  return doors.map((email) => rows.find((row) => row.email === email && row.isDemo)).filter((row) => row !== undefined).map(({ email, name, participantType, role }) => ({ email, name, participantType, role }));
}
