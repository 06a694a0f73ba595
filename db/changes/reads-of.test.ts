import { expect, it } from "vitest";
import { readingsOf } from "./reads-of.ts";

/** What is read, as `table`, `table~` where rows are only referred to, `table 1,2` by parameters, `*` for anything. */
const readsOf = (text: string) => readingsOf(text).map(({ table, parameters, isReferred }) => (table === null ? "*" : parameters ? `${table} ${parameters.join(",")}` : `${table}${isReferred ? "~" : ""}`));

it("names the tables of a statement, with what a parameter names by a key", () => {
  expect(readsOf(`select "id" from "proposals" where "proposals"."status" = ? order by "proposals"."id" limit ?`)).toEqual(["proposals"]);
  expect(readsOf(`select "id" from "comments" where ("comments"."kind" = ? and "comments"."proposal_id" = ?)`)).toEqual(["comments 1"]);
  expect(readsOf(`select "id" from "comments" where ("comments"."kind" = $2 and "comments"."proposal_id" = $1) limit $3`)).toEqual(["comments 0"]);
  expect(readsOf(`select "id" from "attachments" where ("attachments"."name" <> '?' and "attachments"."comment_id" in (?, ?))`)).toEqual(["attachments 0,1"]);
});

it("takes what may not narrow for the whole table", () => {
  for (const condition of [
    `("comments"."proposal_id" = ? or "comments"."kind" = ?)`, `not ("comments"."proposal_id" = ?)`, `not "comments"."proposal_id" = ?`, `("comments"."kind" = ? and ("comments"."proposal_id" = ? or "comments"."id" = ?))`,
    `case when "comments"."kind" = ? and "comments"."proposal_id" = ? and "comments"."id" = ? then 1 else 0 end = 1`, `"comments"."proposal_id" <> ?`, `"comments"."proposal_id" not in (?)`, `"comments"."proposal_id" = ? is null`,
    `"comments"."proposal_id" in (?, "comments"."id")`, `"comments"."proposal_id" = coalesce(?, "comments"."proposal_id")`,
  ]) expect(readsOf(`select "id" from "comments" where ${condition}`), condition).toEqual(["comments"]);
  expect(readsOf(`select "id" from "comments" where "comments"."proposal_id" = ? union select "id" from "comments"`)).toEqual(["comments", "comments"]);
});

it("follows what joins say, and no further", () => {
  // Rows that others refer to by their id: a new one makes no difference.
  expect(readsOf(`select "proposals"."title", "organisations"."name" from "proposals" left join "organisations" on "organisations"."id" = "proposals"."organisation_id" where "proposals"."reference" = ?`)).toEqual(["proposals 0", "organisations~"]);
  expect(readsOf(`select "comments"."id" from "comments" inner join "proposals" on "proposals"."id" = "comments"."proposal_id" where "comments"."proposal_id" = ?`)).toEqual(["comments 0", "proposals 0"]);
  expect(readsOf(`select "comments"."id" from "comments" left join "proposals" on ("proposals"."id" = "comments"."proposal_id" and "proposals"."id" = ?)`)).toEqual(["comments", "proposals 0"]);
  expect(readsOf(`select "comments"."id" from "comments" inner join "proposals" on ("proposals"."id" = ? and "proposals"."id" = "comments"."proposal_id")`)).toEqual(["comments 0", "proposals 0"]);
  expect(readsOf(`select "target"."title" from "proposals" inner join "proposals" "target" on "target"."id" = "proposals"."source_id" where "proposals"."id" = ?`)).toEqual(["proposals 0", "proposals~"]);
  expect(readsOf(`select 1 from "proposals" right join "comments" on "comments"."proposal_id" = "proposals"."id" where "proposals"."title" = ?`)).toEqual(["proposals", "comments"]);
});

it("takes rows for new ones where a join keeps those that nobody refers to, and tables joined by commas for anything", () => {
  for (const kind of ["right", "full"]) expect(readsOf(`select 1 from "proposals" ${kind} join "organisations" on "organisations"."id" = "proposals"."organisation_id"`)).toEqual(["proposals", "organisations"]);
  for (const from of [`(select "id" from "themes") "t", "comments" "c"`, `"proposals" inner join "themes" on "themes"."id" = "proposals"."theme_id", "comments" "c"`]) expect(readsOf(`select 1 from ${from} where "c"."id" = ?`)).toContain("*");
  expect(readsOf(`select ( select count(*) from "supports" where "comments"."proposal_id" = ? and 1 = 1 ) as x from "comments" where "comments"."kind" = ?`)).toContain("comments");
  expect(readsOf(`with "comments" as (select "id" from "comments" where "comments"."id" = ?) select "id" from "comments"`)).toEqual(["*"]);
});

it("looks into selects in brackets, where a name means what is named there", () => {
  expect(readsOf(`select "id", (select count(*) from "comments" where "comments"."proposal_id" = "proposals"."id") from "proposals" where "proposals"."id" = ?`)).toEqual(["proposals 0", "comments 0"]);
  expect(readsOf(`select "id" from "comments" where ("comments"."proposal_id" = ? and exists (select 1 from "comments" where "comments"."kind" = ?))`)).toEqual(["comments 0", "comments"]);
  expect(readsOf(`with "few" as (select "id" from "themes" where "themes"."plan_id" = ?) select "few"."id" from "few"`)).toEqual(["themes 0"]);
  expect(readsOf(`select "id" from "proposals" where "proposals"."id" in (select value from json_each(?))`)).toEqual(["proposals"]);
});

it("takes what it does not know, or does not see through, for anything", () => {
  expect(readsOf(`select "id" from "sessions" where "sessions"."user_id" = ?`)).toEqual(["*"]);
  expect(readsOf(`select * from "themes"`)).toEqual(["themes", "*"]);
  expect(readsOf(`select "themes"."id" from "themes", "sessions"`)).toContain("*");
  expect(readsOf("pragma table_list")).toEqual(["*"]);
  // A column whose changes are not noted.
  expect(readsOf(`select "last_seen_at" from "users" where "users"."id" = ?`)).toEqual(["users 0", "*"]);
  expect(readsOf(`select "name" from "users" where "users"."id" = ?`)).toEqual(["users 0"]);
});
