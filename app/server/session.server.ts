import { eq, lte, sql } from "drizzle-orm";
import { Lucia, TimeSpan, type Adapter } from "lucia";
import type { Person } from "#app/domain/context.ts";
import { hashToken, newToken } from "#app/lib/token.ts";
import { prepared } from "#db/prepared.ts";
import type { Store } from "#db/store.ts";
import type { Role } from "#db/values.ts";

declare module "lucia" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- lucia wants an interface here
  interface Register {
    Lucia: Lucia<Record<never, never>, Person>;
    DatabaseUserAttributes: Person;
  }
}

/** The signed-in person of a request, and a cookie to renew when half its time is over. */
export type FoundSession = { person: Person | null; setCookie: string | null };

/** Signing in and out. The only place that knows lucia: it can be replaced behind these functions. */
export type Sessions = {
  /** Begins a session; the answer is the Set-Cookie header. The old one of this browser, if any, ends. */
  start(userId: string, cookieHeader: string | null): Promise<string>;
  find(cookieHeader: string | null): Promise<FoundSession>;
  /** Ends the session of this browser; the answer is the Set-Cookie header. */
  end(cookieHeader: string | null): Promise<string>;
  endAllOf(userId: string): Promise<void>;
  deleteExpired(): Promise<void>;
};

export function createSessions(store: Store, options: { secure: boolean }): Sessions {
  const lucia = new Lucia(sessionAdapter(store), {
    sessionExpiresIn: new TimeSpan(14, "d"),
    sessionCookie: {
      // __Host- binds the cookie to this host over https; browsers refuse it on plain http.
      name: options.secure ? "__Host-samplan" : "samplan",
      attributes: { secure: options.secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: (person) => person,
  });
  // Read here and not by lucia, which throws at a cookie that is no valid percent-encoding.
  const pattern = new RegExp(`(?:^|;\\s*)${lucia.sessionCookieName}=([\\w-]{20,60})(?:;|$)`);
  const tokenOf = (cookieHeader: string | null) => pattern.exec(cookieHeader ?? "")?.[1] ?? null;
  const cookie = (token: string) => lucia.createSessionCookie(token).serialize();
  return {
    async start(userId, cookieHeader) {
      const old = tokenOf(cookieHeader);
      if (old) await lucia.invalidateSession(hashToken(old));
      const token = newToken();
      await lucia.createSession(userId, {}, { sessionId: hashToken(token) });
      return cookie(token);
    },
    async find(cookieHeader) {
      const token = tokenOf(cookieHeader);
      if (!token) return { person: null, setCookie: null };
      const { session, user } = await lucia.validateSession(hashToken(token));
      if (!session) return { person: null, setCookie: null };
      return { person: user, setCookie: session.fresh ? cookie(token) : null };
    },
    async end(cookieHeader) {
      const token = tokenOf(cookieHeader);
      if (token) await lucia.invalidateSession(hashToken(token));
      return lucia.createBlankSessionCookie().serialize();
    },
    endAllOf: (userId) => lucia.invalidateUserSessions(userId),
    deleteExpired: () => lucia.deleteExpiredSessions(),
  };
}

const personOfSession = prepared(({ read, tables: { users, sessions, organisations, roleGrants } }) => read.select({
  expiresAt: sessions.expiresAt,
  userId: users.id,
  name: users.name,
  participantType: users.participantType,
  display: users.display,
  neutralCode: users.neutralCode,
  emailVerifiedAt: users.emailVerifiedAt,
  organisationId: users.organisationId,
  organisationName: organisations.name,
  role: roleGrants.role,
}).from(sessions).innerJoin(users, eq(sessions.userId, users.id)).leftJoin(organisations, eq(users.organisationId, organisations.id))
  .leftJoin(roleGrants, eq(roleGrants.userId, users.id)).where(eq(sessions.id, sql.placeholder("id"))));

function sessionAdapter(store: Store): Adapter {
  const { sessions } = store.tables;
  const asSession = (row: { id: string; userId: string; expiresAt: Date }) => ({ ...row, attributes: {} });
  return {
    async getSessionAndUser(id) {
      const rows = await personOfSession(store).execute({ id });
      const [row] = rows;
      if (!row) return [null, null];
      const person: Person = {
        kind: "person",
        id: row.userId,
        name: row.name,
        participantType: row.participantType,
        organisation: row.organisationId && row.organisationName ? { id: row.organisationId, name: row.organisationName } : null,
        display: row.display,
        neutralCode: row.neutralCode,
        emailVerified: row.emailVerifiedAt !== null,
        roles: rows.map((each) => each.role).filter((role): role is Role => role !== null),
      };
      return [asSession({ id, userId: row.userId, expiresAt: row.expiresAt }), { id: row.userId, attributes: person }];
    },
    async getUserSessions(userId) {
      return (await store.read.select().from(sessions).where(eq(sessions.userId, userId))).map(asSession);
    },
    async setSession(session) {
      await store.write(async (tx) => { await tx.insert(sessions).values({ id: session.id, userId: session.userId, expiresAt: session.expiresAt }); });
    },
    async updateSessionExpiration(id, expiresAt) {
      await store.write(async (tx) => { await tx.update(sessions).set({ expiresAt }).where(eq(sessions.id, id)); });
    },
    async deleteSession(id) {
      await store.write(async (tx) => { await tx.delete(sessions).where(eq(sessions.id, id)); });
    },
    async deleteUserSessions(userId) {
      await store.write(async (tx) => { await tx.delete(sessions).where(eq(sessions.userId, userId)); });
    },
    async deleteExpiredSessions() {
      await store.write(async (tx) => { await tx.delete(sessions).where(lte(sessions.expiresAt, new Date())); });
    },
  };
}
