import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import { newNeutralCode } from "../accounts/neutral-code.ts";
import { emailKey } from "../accounts/schema.ts";
import { recordAct } from "../audit.server.ts";
import type { Context, Membership, Person } from "../context.ts";
import type { DemoFile } from "./seed-files.ts";

/** The demonstration people, by their key in the file. Throws for a key that is not there. */
export type DemoPeople = { get: (key: string) => Person; moderators: Person[] };

/** Writes organisations and people with confirmed addresses, made at `since`. */
export async function seedDemoPeople(ctx: Context, tx: WriteHandle, file: DemoFile, passwordHash: string, since: Date): Promise<DemoPeople> {
  const then: Context = { ...ctx, now: since };
  const organisations = new Map<string, Membership>();
  for (const { key, name, cvr, type, verified } of file.organisations) {
    const id = newId();
    organisations.set(key, { id, name, type, role: "representative", verified });
    await tx.insert(ctx.tables.organisations).values({ id, name, cvr, type, verifiedAt: verified ? since : null, createdAt: since });
  }
  const people = new Map<string, Person>();
  for (const entry of file.people) {
    const organisation = entry.organisation === null ? null : organisations.get(entry.organisation);
    if (organisation === undefined) throw new Error(`demo.json has no organisation ${entry.organisation}`);
    people.set(entry.key, await seedPerson(then, tx, entry, organisation, passwordHash));
  }
  return {
    get(key) {
      const person = people.get(key);
      if (!person) throw new Error(`demo.json has no person ${key}`);
      return person;
    },
    moderators: [...people.values()].filter((person) => person.roles.includes("moderator")),
  };
}

async function seedPerson(then: Context, tx: WriteHandle, entry: DemoFile["people"][number], organisation: Membership | null, passwordHash: string): Promise<Person> {
  const { users, roleGrants } = then.tables;
  const { name, email, type: participantType, display, language: locale, role } = entry;
  const person: Person = {
    kind: "person", id: newId(), name, participantType, organisation: organisation && { id: organisation.id, name: organisation.name }, memberships: organisation ? [organisation] : [], display, neutralCode: newNeutralCode(),
    emailVerified: true, roles: role ? [role] : [], planRoles: [], rolesHeldBack: false, deletionDueAt: null,
  };
  const { id, neutralCode } = person;
  await tx.insert(users).values({ id, email, emailKey: emailKey(email), name, passwordHash, participantType, organisationId: organisation?.id ?? null, display, neutralCode, locale, emailVerifiedAt: then.now, isDemo: true, createdAt: then.now });
  if (organisation) await tx.insert(then.tables.memberships).values({ organisationId: organisation.id, userId: id, role: organisation.role, createdAt: then.now });
  await recordAct(then, tx, { action: "account.registered", subjectType: "user", subjectId: id, data: { participantType, organisationId: organisation?.id ?? null } });
  if (role) {
    await tx.insert(roleGrants).values({ userId: id, role, grantedAt: then.now });
    await recordAct(then, tx, { action: "role.granted", subjectType: "user", subjectId: id, data: { before: null, after: { role, scope: "platform" } } });
  }
  return person;
}
