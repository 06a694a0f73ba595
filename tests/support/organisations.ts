import { and, eq } from "drizzle-orm";
import type { Store } from "#db/store.ts";
import type { MemberRole } from "#db/values.ts";
import type { Person } from "#app/domain/context.ts";
import { noon } from "./context.ts";

/** Puts somebody into an organisation, and answers them as their next request knows them. */
export async function addToOrganisation(store: Store, organisationId: string, person: Person, role: MemberRole = "member"): Promise<Person> {
  await store.write(async (tx) => { await tx.insert(store.tables.memberships).values({ organisationId, userId: person.id, role, createdAt: noon }); });
  return asNow(store, person);
}

/** Somebody as their next request knows them: with the memberships that they have by now. */
export async function asNow(store: Store, person: Person): Promise<Person> {
  const { memberships: m, organisations: o, users } = store.tables;
  const rows = await store.read.select({ id: o.id, name: o.name, type: o.type, role: m.role, verifiedAt: o.verifiedAt }).from(m).innerJoin(o, eq(o.id, m.organisationId)).where(eq(m.userId, person.id));
  const [user] = await store.read.select({ organisationId: users.organisationId }).from(users).where(eq(users.id, person.id));
  const memberships = rows.map(({ verifiedAt, ...each }) => ({ ...each, verified: verifiedAt !== null }));
  const organisation = memberships.find((each) => each.id === user?.organisationId) ?? null;
  return { ...person, memberships, organisation: organisation && { id: organisation.id, name: organisation.name }, participantType: organisation?.type ?? "citizen" };
}

/** Changes an organisation as no command would, to set a scene. */
export async function setOrganisation(store: Store, id: string, changes: Partial<Store["tables"]["organisations"]["$inferInsert"]>): Promise<void> {
  const { organisations } = store.tables;
  await store.write(async (tx) => { await tx.update(organisations).set(changes).where(eq(organisations.id, id)); });
}

/** What somebody may do in an organisation's name by now; null for nothing. */
export async function roleOf(store: Store, organisationId: string, person: Person): Promise<MemberRole | null> {
  const { memberships: m } = store.tables;
  const [row] = await store.read.select({ role: m.role }).from(m).where(and(eq(m.organisationId, organisationId), eq(m.userId, person.id)));
  return row?.role ?? null;
}

/** The mail that waits, by its kind and receiver, in the order it was queued. */
export async function mailsIn(store: Store): Promise<{ kind: string; recipient: string; locale: string; payload: Record<string, string> }[]> {
  const { outboxMessages: o } = store.tables;
  return store.read.select({ kind: o.kind, recipient: o.recipient, locale: o.locale, payload: o.payload }).from(o).orderBy(o.id);
}

/** What was recorded about organisations, in its order. */
export async function actsIn(store: Store): Promise<{ action: string; actorId: string | null; actorRole: string; data: unknown }[]> {
  const { auditEntries: a } = store.tables;
  return store.read.select({ action: a.action, actorId: a.actorId, actorRole: a.actorRole, data: a.data }).from(a).orderBy(a.id);
}
