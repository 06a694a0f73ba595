import { and, eq, inArray, isNull, lte, ne, sql } from "drizzle-orm";
import { Lucia, TimeSpan, type Adapter } from "lucia";
import type { Membership, Person } from "#app/domain/context.ts";
import { inSteps } from "#app/lib/in-steps.ts";
import { hashToken, newToken } from "#app/lib/token.ts";
import { prepared } from "#db/prepared.ts";
import type { Store } from "#db/store.ts";
import type { Role, SignInMethod } from "#db/values.ts";

declare module "lucia" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- lucia wants an interface here
  interface Register {
    Lucia: Lucia<{ lastSeenAt: Date | null }, Person>;
    DatabaseUserAttributes: Person;
    DatabaseSessionAttributes: SessionFacts;
  }
}

/** How a session began, and in which browser. `secondFactor`: it was shown when signing in. */
export type SessionStart = { method: SignInMethod; secondFactor: boolean; device: string };

type SessionFacts = SessionStart & { lastSeenAt: Date | null };

/** The signed-in person of a request with the id of the session, and a cookie to renew when half its time is over. */
export type FoundSession = { person: Person | null; id: string | null; setCookie: string | null };

/** How often a visit is noted, in milliseconds. */
const seenEvery = 3_600_000;

/** Signing in and out. The only place that knows lucia: it can be replaced behind these functions. */
export type Sessions = {
  /** Begins a session; the answer is the Set-Cookie header. The old one of this browser, if any, ends. */
  start(userId: string, cookieHeader: string | null, start?: Partial<SessionStart>): Promise<string>;
  find(cookieHeader: string | null): Promise<FoundSession>;
  /** Whether there is the cookie of a session at all, which may have ended. */
  isNamedIn(cookieHeader: string): boolean;
  /** Ends the session of this browser; the answer is the Set-Cookie header. */
  end(cookieHeader: string | null): Promise<string>;
  endAllOf(userId: string): Promise<void>;
  /** Ends all sessions of a person but this one. */
  endOthersOf(userId: string, sessionId: string | null): Promise<void>;
  deleteExpired(): Promise<void>;
};

export function createSessions(store: Store, options: { secure: boolean; clock?: () => Date }): Sessions {
  const clock = options.clock ?? (() => new Date());
  const { sessions, users } = store.tables;
  const lucia = new Lucia(sessionAdapter(store, clock), {
    getSessionAttributes: ({ lastSeenAt }) => ({ lastSeenAt }),
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
  /** That somebody came by, to the hour: a page does not wait for the exact minute of it. */
  const noteVisit = async (sessionId: string, userId: string) => {
    const now = clock();
    await store.write(async (tx) => {
      await tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, sessionId));
      // Whoever was told that the account is unused uses it.
      await tx.update(users).set({ lastSeenAt: now, retentionNoticeAt: null }).where(and(eq(users.id, userId), isNull(users.deletedAt)));
    });
  };
  return {
    async start(userId, cookieHeader, { method = "password", secondFactor = false, device = "" } = {}) {
      const old = tokenOf(cookieHeader);
      if (old) await lucia.invalidateSession(hashToken(old));
      const token = newToken();
      const id = hashToken(token);
      await lucia.createSession(userId, { method, secondFactor, device, lastSeenAt: null }, { sessionId: id });
      await noteVisit(id, userId);
      return cookie(token);
    },
    isNamedIn: (cookieHeader) => pattern.test(cookieHeader),
    async find(cookieHeader) {
      const token = tokenOf(cookieHeader);
      if (!token) return { person: null, id: null, setCookie: null };
      const { session, user } = await lucia.validateSession(hashToken(token));
      if (!session) return { person: null, id: null, setCookie: null };
      if (!session.lastSeenAt || clock().getTime() - session.lastSeenAt.getTime() >= seenEvery) await noteVisit(session.id, user.id);
      return { person: user, id: session.id, setCookie: session.fresh ? cookie(token) : null };
    },
    async end(cookieHeader) {
      const token = tokenOf(cookieHeader);
      if (token) await lucia.invalidateSession(hashToken(token));
      return lucia.createBlankSessionCookie().serialize();
    },
    endAllOf: (userId) => lucia.invalidateUserSessions(userId),
    async endOthersOf(userId, sessionId) {
      await store.write(async (tx) => { await tx.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, sessionId ?? ""))); });
    },
    deleteExpired: () => lucia.deleteExpiredSessions(),
  };
}

const personOfSession = prepared(({ read, tables: { users, sessions, roleGrants } }) => read.select({
  expiresAt: sessions.expiresAt,
  lastSeenAt: sessions.lastSeenAt,
  method: sessions.method,
  secondFactorAt: sessions.secondFactorAt,
  device: sessions.device,
  userId: users.id,
  name: users.name,
  display: users.display,
  neutralCode: users.neutralCode,
  emailVerifiedAt: users.emailVerifiedAt,
  organisationId: users.organisationId,
  isDemo: users.isDemo,
  deletionDueAt: users.deletionDueAt,
  role: roleGrants.role,
  scope: roleGrants.scope,
}).from(sessions).innerJoin(users, eq(sessions.userId, users.id)).leftJoin(roleGrants, eq(roleGrants.userId, users.id))
  .where(and(eq(sessions.id, sql.placeholder("id")), isNull(users.deletedAt))));

const membershipsOfSession = prepared(({ read, tables: { sessions, memberships, organisations } }) => read.select({
  id: organisations.id, name: organisations.name, type: organisations.type, role: memberships.role, verifiedAt: organisations.verifiedAt,
}).from(sessions).innerJoin(memberships, eq(memberships.userId, sessions.userId)).innerJoin(organisations, eq(organisations.id, memberships.organisationId))
  .where(eq(sessions.id, sql.placeholder("id"))).orderBy(organisations.name, organisations.id));

/** Those that are not lifted; which of them hold, the rules say by the clock of the request. */
const suspensionsOfSession = prepared(({ read, tables: { sessions, suspensions: s } }) => read.select({ planId: s.planId, endsAt: s.endsAt })
  .from(sessions).innerJoin(s, and(eq(s.userId, sessions.userId), isNull(s.liftedAt))).where(eq(sessions.id, sql.placeholder("id"))));

type SessionRow = Awaited<ReturnType<ReturnType<typeof personOfSession>["execute"]>>[number];

/** Roles ask for a second factor, but for invented people: their password is public, and so would the factor be. */
function personFrom(rows: SessionRow[], memberships: Membership[]): Person {
  const [row] = rows as [SessionRow, ...SessionRow[]];
  const organisation = memberships.find((each) => each.id === row.organisationId);
  const granted = rows.flatMap(({ role, scope }) => (role === null || scope === null ? [] : [{ role, scope }]));
  const rolesHeldBack = granted.length > 0 && row.secondFactorAt === null && !row.isDemo;
  const grants = rolesHeldBack ? [] : granted;
  return {
    kind: "person",
    id: row.userId,
    name: row.name,
    participantType: organisation?.type ?? "citizen",
    organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
    memberships,
    display: row.display,
    neutralCode: row.neutralCode,
    emailVerified: row.emailVerifiedAt !== null,
    roles: grants.filter(({ scope }) => scope === "platform").map(({ role }): Role => role),
    planRoles: grants.filter(({ scope }) => scope !== "platform").map(({ role, scope }) => ({ planId: scope, role })),
    rolesHeldBack,
    deletionDueAt: row.deletionDueAt,
  };
}

function sessionAdapter(store: Store, clock: () => Date): Adapter {
  const { sessions } = store.tables;
  const asSession = ({ id, userId, expiresAt, method, secondFactorAt, device, lastSeenAt }: { id: string; userId: string; expiresAt: Date; method: SignInMethod; secondFactorAt: Date | null; device: string; lastSeenAt: Date | null }) => ({ id, userId, expiresAt, attributes: { method, secondFactor: secondFactorAt !== null, device, lastSeenAt } });
  return {
    async getSessionAndUser(id) {
      const [rows, found, suspensions] = await Promise.all([personOfSession(store).execute({ id }), membershipsOfSession(store).execute({ id }), suspensionsOfSession(store).execute({ id })]);
      const [row] = rows;
      if (!row) return [null, null];
      const memberships = found.map(({ verifiedAt, ...each }) => ({ ...each, verified: verifiedAt !== null }));
      return [asSession({ ...row, id }), { id: row.userId, attributes: { ...personFrom(rows, memberships), ...(suspensions.length > 0 && { suspensions }) } }];
    },
    async getUserSessions(userId) {
      return (await store.read.select().from(sessions).where(eq(sessions.userId, userId))).map(asSession);
    },
    async setSession(session) {
      const { id, userId, expiresAt, attributes: { method, secondFactor, device } } = session;
      const now = clock();
      await store.write(async (tx) => { await tx.insert(sessions).values({ id, userId, expiresAt, method, device, secondFactorAt: secondFactor ? now : null, createdAt: now, lastSeenAt: now }); });
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
      const now = new Date();
      await inSteps((atOnce) => store.write(async (tx) => (await tx.delete(sessions).where(inArray(sessions.id, tx.select({ id: sessions.id }).from(sessions).where(lte(sessions.expiresAt, now)).limit(atOnce))).returning({ id: sessions.id })).length));
    },
  };
}
