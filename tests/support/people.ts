import type { Store } from "#db/store.ts";
import type { Locale, ParticipantType, Role } from "#db/values.ts";
import { newNeutralCode } from "#app/domain/accounts/neutral-code.ts";
import { emailKey } from "#app/domain/accounts/schema.ts";
import type { Person } from "#app/domain/context.ts";
import { newId } from "#app/lib/id.ts";
import { noon } from "./context.ts";

type PersonOptions = {
  type?: ParticipantType;
  /** On the whole platform. */
  role?: Role;
  /** On the plan with this id. */
  planRole?: Person["planRoles"][number];
  /** When the account is going to be deleted. */
  deletionDueAt?: Date;
  isDemo?: boolean;
  name?: string;
  email?: string;
  locale?: Locale;
  verified?: boolean;
  display?: Person["display"];
};

let made = 0;

/** The e-mail address of somebody made by `addPerson` without one. */
export function emailOf(person: Person): string {
  return `${person.id}@people.example`;
}

/** Puts a person in the database, without a password that anybody knows: what tests are about is seldom how one signs up. */
export async function addPerson(store: Store, { type = "citizen", role, name, email, locale = "da", verified = true, display = "name", planRole, deletionDueAt, isDemo = false }: PersonOptions = {}): Promise<Person> {
  made += 1;
  const id = newId();
  const { users, organisations, roleGrants } = store.tables;
  const organisation = type === "citizen" ? null : { id: newId(), name: `Organisation ${made}` };
  const memberships: Person["memberships"] = organisation && type !== "citizen" ? [{ ...organisation, type, role: "representative", verified: false }] : [];
  const person: Person = { kind: "person", id, name: name ?? `Person ${made}`, participantType: type, organisation, memberships, display, neutralCode: newNeutralCode(), emailVerified: verified, roles: role ? [role] : [], planRoles: planRole ? [planRole] : [], rolesHeldBack: false, deletionDueAt: deletionDueAt ?? null };
  const address = email ?? emailOf(person);
  await store.write(async (tx) => {
    if (organisation && type !== "citizen") await tx.insert(organisations).values({ ...organisation, type, cvr: "13748136", createdAt: noon });
    await tx.insert(users).values({ id, email: address, emailKey: emailKey(address), name: person.name, passwordHash: "none", participantType: type, organisationId: organisation?.id ?? null, display, neutralCode: person.neutralCode, locale, emailVerifiedAt: verified ? noon : null, isDemo, deletionDueAt: deletionDueAt ?? null, createdAt: noon });
    if (organisation) await tx.insert(store.tables.memberships).values({ organisationId: organisation.id, userId: id, role: "representative", createdAt: noon });
    if (role) await tx.insert(roleGrants).values({ userId: id, role, grantedAt: noon });
    if (planRole) await tx.insert(roleGrants).values({ userId: id, role: planRole.role, scope: planRole.planId, grantedAt: noon });
  });
  return person;
}
