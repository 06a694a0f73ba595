import { asc, eq } from "drizzle-orm";
import type { Context, Person } from "#app/domain/context.ts";
import { newId } from "#app/lib/id.ts";
import { createSeal } from "#app/lib/seal.ts";
import { createFolderStorage } from "#app/server/folder-storage.ts";
import { openStore } from "#db/connection.ts";
import type { Store } from "#db/store.ts";

/** People of a generated database, and the contexts in which commands are called for them, as a request would. */
export type Actors = { store: Store; people: readonly Person[]; contextOf: (actor: Context["actor"]) => Context };

/** Opens the database with the first people of it. */
export async function openActors(file: string, count = 100): Promise<Actors> {
  const store = openStore(file);
  const base = { locale: "da" as const, read: store.read, write: store.write, tables: store.tables, search: store.search, requestId: newId(), address: "127.0.0.1", network: "127.0.0", browser: "", seal: createSeal("the secret of the benchmark"), storage: createFolderStorage("never used"), rateLimitFactor: 1_000_000 };
  return { store, people: await readPeople(store, count), contextOf: (actor) => ({ ...base, now: new Date(), actor }) };
}

async function readPeople({ read, tables: { users, organisations } }: Store, count: number): Promise<Person[]> {
  const rows = await read.select({ user: users, organisation: organisations.name }).from(users).leftJoin(organisations, eq(organisations.id, users.organisationId)).orderBy(asc(users.id)).limit(count);
  return rows.map(({ user, organisation }) => ({
    kind: "person", id: user.id, name: user.name, participantType: user.participantType, organisation: user.organisationId && organisation ? { id: user.organisationId, name: organisation } : null,
    display: user.display, neutralCode: user.neutralCode, emailVerified: true, memberships: user.organisationId && organisation && user.participantType !== "citizen" ? [{ id: user.organisationId, name: organisation, type: user.participantType, role: "representative" as const, verified: false }] : [], roles: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null,
  }));
}
