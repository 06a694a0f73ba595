import Database from "better-sqlite3";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import { randomUUID } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openStore } from "#db/connection.ts";
import { migrateDatabase } from "#db/migrate.ts";
import type { Store } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";

// What people had before there were members, representatives and roles on one plan: nobody loses anything by the change.

const dialects = ["sqlite", "postgres"] as const;

/** The migrations as they were with the first five of them. */
function olderMigrations(dialect: (typeof dialects)[number]): string {
  const folder = path.join(inject("testFolder"), `migrations-${randomUUID()}`);
  cpSync(`db/migrations/${dialect}`, folder, { recursive: true });
  const file = path.join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: unknown[] };
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 5) }));
  return folder;
}

const [organisation, speaker, citizen, staff] = [newId(), newId(), newId(), newId()];
const statements = [
  `insert into organisations (id, name, type, cvr, created_at) values ('${organisation}', 'Åben Forening', 'ngo', '13748136', AT)`,
  ...[[speaker, `'${organisation}'`, "ngo"], [citizen, "null", "citizen"], [staff, "null", "citizen"]].map(([id, of, type]) =>
    `insert into users (id, email, email_key, name, password_hash, participant_type, organisation_id, display, neutral_code, locale, is_demo, created_at) values ('${id}', '${id}@example.dk', '${id}@example.dk', 'P', 'none', '${type}', ${of}, 'name', '${id}', 'da', FALSE, AT)`),
  `insert into role_grants (user_id, role, granted_at) values ('${staff}', 'admin', AT)`,
  `insert into sessions (id, user_id, expires_at) values ('a session', '${speaker}', AT)`,
  `insert into plans (id, slug, code, template, state, is_demo, title, question, summary, rules, facts, created_at) values ('plan', 'plan', 'P', 'ogp2022', 'open', FALSE, '{}', '{}', '{}', '{}', '{}', AT)`,
  `insert into themes (id, plan_id, number, slug, title, summary, description) values ('theme', 'plan', 1, 'theme', '{}', '{}', '{}')`,
  ...[["seen", "FALSE", "null"], ["hidden", "TRUE", "'offensive'"]].map(([id, isHidden, reason]) =>
    `insert into proposals (id, reference, plan_id, theme_id, author_id, participant_type, display, shown_name, language, title, problem, change, effect, is_hidden, hide_reason, hide_note, submitted_at) values ('${id}', 'P-${id}', 'plan', 'theme', '${citizen}', 'citizen', 'name', 'P', 'da', 'T', 'p', 'c', 'e', ${isHidden}, ${reason}, 'Ord', AT)`),
  ...[["top", "null", "'for'", "FALSE", "null"], ["reply", "'top'", "null", "FALSE", "null"], ["gone", "'top'", "null", "TRUE", "'advertising'"]].map(([id, parent, stance, isHidden, reason]) =>
    `insert into comments (id, proposal_id, parent_id, author_id, participant_type, display, shown_name, stance, language, body, is_hidden, hide_reason, form_key, created_at) values ('${id}', 'seen', ${parent}, '${citizen}', 'citizen', 'name', 'P', ${stance}, 'da', 'b', ${isHidden}, ${reason}, '${id}', AT)`),
  ...["seen", "hidden"].map((id) => `insert into supports (proposal_id, user_id, participant_type, created_at) values ('${id}', '${staff}', 'citizen', AT)`),
];

async function makeOlderDatabase(dialect: (typeof dialects)[number]): Promise<string> {
  if (dialect === "sqlite") {
    const file = path.join(inject("testFolder"), `older-${randomUUID()}.db`);
    const connection = new Database(file);
    migrateSqlite(drizzleSqlite(connection), { migrationsFolder: olderMigrations(dialect) });
    for (const statement of statements) connection.exec(statement.replaceAll("AT)", "1700000000000)").replaceAll("FALSE", "0").replaceAll("TRUE", "1"));
    connection.close();
    return file;
  }
  const url = new URL(inject("postgresUrl"));
  const name = `older_${randomUUID().replaceAll("-", "")}`;
  const server = new pg.Client({ connectionString: url.href });
  await server.connect();
  await server.query(`create database ${name}`);
  await server.end();
  url.pathname = name;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await migratePostgres(drizzlePostgres(client), { migrationsFolder: olderMigrations(dialect) });
  for (const statement of statements) await client.query(statement.replaceAll("AT)", "'2023-11-14T22:13:20Z')"));
  await client.end();
  return url.href;
}

describe.each(dialects)("a database of the version before, on %s", (dialect) => {
  let store: Store;
  beforeAll(async () => {
    const url = await makeOlderDatabase(dialect);
    await migrateDatabase(url);
    store = openStore(url);
  });
  afterAll(() => store.close());

  it("makes who spoke for an organisation its representative, and nobody else", async () => {
    expect(await store.read.select().from(store.tables.memberships)).toMatchObject([{ organisationId: organisation, userId: speaker, role: "representative", createdAt: new Date(1_700_000_000_000) }]);
  });

  it("keeps roles, for the whole platform", async () => {
    expect(await store.read.select().from(store.tables.roleGrants)).toEqual([{ userId: staff, role: "admin", scope: "platform", grantedBy: null, grantedAt: new Date(1_700_000_000_000) }]);
  });

  it("keeps people and sessions as they were", async () => {
    expect((await store.read.select().from(store.tables.users)).map(({ id, version, deletedAt }) => ({ id, version, deletedAt })).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([speaker, citizen, staff].sort().map((id) => ({ id, version: 1, deletedAt: null })));
    expect(await store.read.select().from(store.tables.sessions)).toMatchObject([{ id: "a session", method: "password", secondFactorAt: null, device: "" }]);
  });

  it("counts the replies that can be seen, and what one supports in each plan", async () => {
    const { comments: c, supportAllowances } = store.tables;
    expect(await store.read.select({ id: c.id, replies: c.replyCount, kind: c.kind }).from(c).orderBy(c.id)).toEqual([{ id: "gone", replies: 0, kind: "comment" }, { id: "reply", replies: 0, kind: "comment" }, { id: "top", replies: 1, kind: "comment" }]);
    expect(await store.read.select().from(supportAllowances)).toEqual([{ planId: "plan", userId: staff, used: 2 }]);
  });

  it("has a decision for every text that was hidden, so that its writer finds the reasons", async () => {
    const { moderationDecisions: d } = store.tables;
    const found = await store.read.select({ id: d.id, subject: d.subject, proposalId: d.proposalId, commentId: d.commentId, isRestricted: d.isRestricted, reason: d.reason, note: d.note, at: d.at }).from(d).orderBy(d.subject);
    expect(found.map(({ id: _, ...each }) => each)).toEqual([
      { subject: "comment", proposalId: "seen", commentId: "gone", isRestricted: true, reason: "advertising", note: "", at: new Date(1_700_000_000_000) },
      { subject: "proposal", proposalId: "hidden", commentId: null, isRestricted: true, reason: "offensive", note: "Ord", at: new Date(1_700_000_000_000) },
    ]);
    for (const { id } of found) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  });
});
