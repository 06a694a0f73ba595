import Database from "better-sqlite3";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usePlatform } from "./client.ts";
import { longSteps, planOf, recordStatements, type Statement } from "./query-plan.ts";

// What the pages ask of SQLite, and how it goes about it: no page may read on and on because there is much. Written down as
// SQLite says it, without statistics, so it is the same for ten proposals and for a million.

const list = "/da/plans/ogp-2026-2028/proposals";
const desk = "/da/desk/ogp-2026-2028";
const proposal = "/da/proposals/OGP28-O-0001";

const visited: Record<"visitor" | "citizen" | "ngo" | "moderator" | "coordinator", readonly string[]> = {
  visitor: [
    "/da", "/da/plans", "/da/plans/ogp-2026-2028", "/da/plans/ogp-2026-2028/themes/open-data", list, `${list}?theme=open-data`, `${list}?type=ngo`, `${list}?status=answered`, `${list}?status=received&sort=supported`, `${list}?sort=supported`, `${list}?theme=open-data&sort=supported`, `${list}?sort=commented`, `${list}?sort=oldest`,
    `${list}?theme=open-data&type=ngo&status=answered`, `${list}?q=data`, `${list}?q=data&theme=open-data&sort=newest`, `${list}/similar?title=adgang+til+data`, proposal, "/da/proposals/OGP28-O-0003", `${proposal}?sort=useful&stance=for`, `${proposal}?sort=discussed&type=ngo`,
    `${proposal}?show=positions`, `${proposal}?show=official`, `${proposal}/versions`, `${proposal}/print`, "/feeds/proposals/OGP28-O-0001", "/da/plans/ogp-2026-2028/initiatives", "/da/initiatives/OGP28-I-01", "/da/plans/ogp-2026-2028/moderation",
    "/da/plans/ogp-2026-2028/outcome", "/da/plans/ogp-2026-2028/figures", "/da/plans/ogp-2026-2028/compliance", "/da/plans/ogp-2026-2028/meetings", "/da/plans/ogp-2017-2019/progress", "/da/plans/ogp-2017-2019/publications", "/da/sign-in", "/da/about", "/da/rules", "/da/audit/checkpoints",
  ],
  citizen: ["/da", list, proposal, "/da/account", "/da/account/all/proposals", "/da/account/all/comments", "/da/account/all/supports", "/da/account/news", "/da/account/following", "/da/account/notifications", "/da/account/security", "/da/account/data", `${list}/new`],
  ngo: ["/da/account", "/da/account/all/organisations", "/da/account/all/positions", "/da/account/organisations"],
  moderator: [
    desk, ...["answered", "hidden", "overdue", "mine", "all&stage=in_triage"].map((view) => `${desk}?view=${view}`), `${desk}?q=data`, `${desk}?theme=open-data&type=ngo`, `${desk}/board`, `${desk}/board?view=all&theme=open-data`, `${desk}/board?q=data`, `${desk}/OGP28-O-0001`, `${desk}/OGP28-O-0001/history`, `${desk}/OGP28-O-0001/assign`,
    ...["figures", "duplicates", "reports", "decisions", "answers", "assessments", "initiatives", "draft-comments", "bulk/jobs", "progress"].map((page) => `${desk}/${page}`),
  ],
  coordinator: ["/da/admin/plans", "/da/admin/plans/ogp-2026-2028", "/da/admin/plans/ogp-2026-2028/themes", "/da/admin/people", "/da/admin/people?q=a", "/da/admin/audit", "/da/admin/organisations"],
};

const acts: readonly [path: string, fields: Record<string, string>][] = [
  ["/da/proposals/OGP28-O-0003", { intent: "support" }],
  [proposal, { body: "Det mener jeg også.", stance: "for" }],
  [`${list}/new/save`, { title: "Åbne data om veje", problem: "De findes ikke." }],
];

/** Statements that read much, and why they may: each begins so, or holds the text. */
const allowed: readonly [text: string, why: string][] = [
  ['delete from "email_tokens"', "an hourly act of the worker, on what it keeps short"],
  ['delete from "co_authors"', "a daily act of the worker, on what is never much"],
  ['update "reports"', "a daily act of the worker, on what is never much"],
  ['order by "users"."id" asc', "who no longer uses the platform is looked for once a day, among all"],
  ["(false and", "looks for nothing: there was nothing alike"],
  ['from "moderation_decisions" where "moderation_decisions"."plan_id" = ? group by', "the public sum of all decisions of a plan, each of which a person made"],
  ['from "organisations"', "an organisation is added by a person; all of them are as many as there are organisations in the country that take part"],
  ['"proposals"."id" in (select "id" from "proposals"', "those that were split, which are few"],
];

describe("what pages ask of the database", () => {
  const platform = usePlatform();
  const statements = new Map<string, Statement>();
  let connection: Database.Database;
  let during = "";
  const stop = recordStatements((sql) => { if (during !== "" && !statements.has(sql)) statements.set(sql, { sql, during }); });

  beforeAll(async () => {
    for (const [who, paths] of Object.entries(visited)) {
      const client = who === "visitor" ? platform.client() : await platform.client().signIn(`${who}@samplan.example`);
      for (const path of paths) {
        during = `${who} at ${path}`;
        expect((await client.get(path)).status, during).toBe(200);
      }
    }
    const client = await platform.client().signIn("karen@samplan.example");
    for (const [path, fields] of acts) {
      during = `a form to ${path}`;
      expect([200, 303], during).toContain((await client.post(path, fields)).status);
    }
    connection = new Database(platform.server.platform.env.DATABASE_URL.replace(/^file:/, ""), { readonly: true });
  });
  afterAll(() => {
    stop();
    connection?.close();
  });

  /** Those that read more the more there is, with how. */
  const long = (on: Database.Database) => [...statements.values()].filter(({ sql }) => /^\s*(select|with|update|delete)\b/i.test(sql)).flatMap(({ sql, during }) => {
    const steps = longSteps(sql, planOf(on, sql));
    return steps.length === 0 ? [] : [{ during, sql, steps }];
  });

  test("does not take longer the more there is", () => {
    expect(long(connection).filter(({ sql }) => !allowed.some(([text]) => sql.includes(text)))).toEqual([]);
  });

  test("has no exception that nothing needs", () => {
    const found = long(connection);
    expect(allowed.filter(([text]) => !found.some(({ sql }) => sql.includes(text)))).toEqual([]);
  });

  test.each(["proposals_support_idx", "comments_author_idx", "supports_user_idx"])("is seen to be long without %s", (index) => {
    const file = path.join(platform.server.dataDir, `without-${index}.db`);
    connection.prepare("vacuum into ?").run(file);
    const copy = new Database(file);
    copy.exec(`drop index ${index}`);
    expect(long(copy).length).toBeGreaterThan(long(connection).length);
    copy.close();
  });
});
