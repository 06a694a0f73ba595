import { and, count, eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { checkPassword } from "#app/domain/accounts/password.server.ts";
import { listDemoPeople } from "#app/domain/accounts/list-demo-people.server.ts";
import { getInitiative, listInitiatives } from "#app/domain/initiatives/queries.server.ts";
import { getHome } from "#app/domain/plans/get-home.server.ts";
import { getPlanPage, getThemePage } from "#app/domain/plans/get-plan-page.server.ts";
import { findCurrentPlan, getPlan, getPlanNumbers, listPlans, listThemes } from "#app/domain/plans/queries.server.ts";
import { phaseState } from "#app/domain/plans/phase.ts";
import { getCommentNumbers } from "#app/domain/comments/get-comment-numbers.server.ts";
import { listDrafts } from "#app/domain/answers/list-drafts.server.ts";
import { listAssessments } from "#app/domain/assessment/list-assessments.server.ts";
import { getJob, listJobs } from "#app/domain/bulk/get-job.server.ts";
import { listDuplicates } from "#app/domain/merging/list-duplicates.server.ts";
import { getDecisions } from "#app/domain/moderation/list-decisions.server.ts";
import { findActor } from "#app/domain/people/find-actor.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { getQueue } from "#app/domain/reports/list-queue.server.ts";
import { demoPassword } from "#app/domain/seed/demo-password.ts";
import { seedDatabase } from "#app/domain/seed/seed-database.server.ts";
import { readDemo } from "#app/domain/seed/seed-files.ts";
import { after, contextFor, noon, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { listOf } from "#tests/support/plans.ts";

describeOnBothDatabases("the seed", (open) => {
  let store: Store;
  beforeEach(async () => { store = await open(); });
  const seed = (withDemo: boolean, now = noon) => seedDatabase(contextFor(store, system, { now }), { withDemo });
  const sizeOf = async (table: "users" | "plans" | "proposals" | "comments" | "supports" | "initiatives" | "themes" | "outboxMessages" | "rateLimits" | "auditEntries") => (await store.read.select({ count: count() }).from(store.tables[table]))[0]!.count;

  it("writes the plan 2017-2019 alone in production: four themes, fourteen initiatives, nobody", async () => {
    expect(await seed(false)).toBe(true);
    const ctx = contextFor(store, visitor);
    expect((await listPlans(ctx)).map((plan) => [plan.slug, plan.state, plan.isDemo])).toEqual([["ogp-2017-2019", "published", false]]);
    const plan = await getPlan(ctx, "ogp-2017-2019");
    expect(await listThemes(ctx, plan.id)).toHaveLength(4);
    expect(await listInitiatives(ctx, plan.id)).toHaveLength(14);
    expect([await sizeOf("users"), await sizeOf("proposals")]).toEqual([0, 0]);
    expect(await findCurrentPlan(ctx)).toMatchObject({ slug: "ogp-2017-2019" });
  });

  it("tells in both languages what is known of each adopted initiative, with a source for each fact", async () => {
    await seed(false);
    for (const locale of ["da", "en"] as const) {
      const ctx = contextFor(store, visitor, { locale });
      const plan = await getPlan(ctx, "ogp-2017-2019");
      for (const row of await listInitiatives(ctx, plan.id)) {
        const initiative = await getInitiative(ctx, row.reference);
        expect(initiative.title.lang, row.reference).toBe(locale);
        expect(initiative.title.text).not.toBe("");
        expect(initiative.facts.sources?.length ?? 0, row.reference).toBeGreaterThan(0);
        if (initiative.facts.lead) expect(initiative.facts.lead.source).toMatch(/^https:\/\//);
      }
    }
  });

  it("writes in a demonstration what its file says, once", async () => {
    const file = readDemo();
    expect(await seed(true)).toBe(true);
    const sizes = async () => ({ users: await sizeOf("users"), plans: await sizeOf("plans"), proposals: await sizeOf("proposals"), comments: await sizeOf("comments"), supports: await sizeOf("supports"), initiatives: await sizeOf("initiatives"), themes: await sizeOf("themes"), mails: await sizeOf("outboxMessages"), tries: await sizeOf("rateLimits") });
    const comments = file.proposals.flatMap((proposal) => proposal.comments);
    const expected = {
      users: file.people.length, plans: 2, proposals: file.proposals.length, comments: comments.length + comments.flatMap((comment) => comment.replies).length + file.proposals.flatMap((proposal) => [...(proposal.positions ?? []), ...(proposal.officialAnswers ?? [])]).length,
      supports: file.proposals.reduce((sum, proposal) => sum + proposal.supporters.length, 0), initiatives: 14 + file.initiatives.length + 1, themes: 8, mails: 0, tries: 0,
    };
    expect(await sizes()).toEqual(expected);
    expect(file.proposals.length).toBeGreaterThanOrEqual(38);
    const acts = await sizeOf("auditEntries");
    expect(await seed(true)).toBe(false);
    expect(await seed(false)).toBe(false);
    expect(await sizes()).toEqual(expected);
    expect(await sizeOf("auditEntries")).toBe(acts);
  });

  it("seeds once when two processes start at the same time", async () => {
    const results = await Promise.all([seed(true), seed(true)]);
    expect(results.sort()).toEqual([false, true]);
    expect(await sizeOf("plans")).toBe(2);
    expect(await sizeOf("users")).toBe(readDemo().people.length);
  });

  it.each([["in winter", "2027-01-15T10:00:00Z"], ["on the day the clocks go forward", "2027-03-28T00:30:00Z"], ["on the day they go back", "2027-10-31T00:30:00Z"], ["a moment before midnight in Denmark", "2027-06-30T21:59:59Z"], ["on a leap day", "2028-02-29T12:00:00Z"]])("has its collect phase open %s, and borders at midnight in Denmark", async (_, now) => {
    await seed(true, new Date(now));
    const { phases } = await getPlan(contextFor(store, visitor), "ogp-2026-2028");
    expect(phaseState(phases, "collect", new Date(now)).state).toBe("open");
    const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Copenhagen" });
    for (const [index, phase] of phases.entries()) {
      expect(time.format(phase.opensAt), phase.kind).toBe("00:00");
      if (phases[index + 1]) expect(phases[index + 1]!.opensAt).toEqual(phase.closesAt);
    }
    const { rows } = await listOf(contextFor(store, visitor), (await getPlan(contextFor(store, visitor), "ogp-2026-2028")).id, {});
    for (const row of rows) expect(row.submittedAt.getTime()).toBeLessThanOrEqual(new Date(now).getTime());
  });

  it("keeps its numbers exact: tallies, supports and comments are what the rows say", async () => {
    await seed(true);
    const ctx = contextFor(store, visitor);
    const { proposals, supports, comments } = store.tables;
    const plan = await getPlan(ctx, "ogp-2026-2028");
    const rows = await store.read.select().from(proposals);
    const numbers = await getPlanNumbers(ctx, plan.id);
    expect(numbers.received).toBe(rows.length);
    for (const row of rows) {
      expect(row.supportCount, row.reference).toBe((await store.read.select({ count: count() }).from(supports).where(eq(supports.proposalId, row.id)))[0]!.count);
      const written = await store.read.select().from(comments).where(and(eq(comments.proposalId, row.id), eq(comments.isHidden, false)));
      expect(row.commentCount, row.reference).toBe(written.length);
      const { for: pro, against, neutral } = await getCommentNumbers(ctx, row.id);
      expect(pro.all + against.all + neutral.all, row.reference).toBe(written.filter((each) => each.stance !== null && each.kind !== "official").length);
    }
    for (const [status, size] of Object.entries(numbers.byStatus)) expect(size, status).toBe(rows.filter((row) => row.status === status).length);
    expect(new Set(rows.map((row) => row.participantType)).size).toBe(4);
    expect(new Set(rows.map((row) => row.language))).toEqual(new Set(["da", "en"]));
    expect((await listOf(ctx, plan.id, { text: "data" })).total).toBeGreaterThan(0);
  });

  it("has one person of each kind to sign in as, with the public password", async () => {
    await seed(true);
    const people = await listDemoPeople(contextFor(store, visitor));
    expect(people.map((person) => [person.participantType, person.role])).toEqual([["citizen", null], ["business", null], ["ngo", null], ["authority", null], [people[4]!.participantType, "moderator"], [people[5]!.participantType, "coordinator"], [people[6]!.participantType, "admin"]]);
    const users = await store.read.select().from(store.tables.users);
    expect(users.every((user) => user.isDemo && user.emailVerifiedAt !== null)).toBe(true);
    expect(await checkPassword(users[0]!.passwordHash, demoPassword)).toBe(true);
  });

  it("is what the pages of plans show", async () => {
    await seed(true);
    const ctx = contextFor(store, visitor, { now: after({ hours: 1 }) });
    const home = await getHome(ctx);
    expect(home.current).toMatchObject({ plan: { slug: "ogp-2026-2028", isDemo: true }, now: after({ hours: 1 }) });
    expect(home.current!.latest).toHaveLength(5);
    const page = await getPlanPage(ctx, "ogp-2017-2019");
    expect(page.themes.reduce((sum, theme) => sum + theme.initiativeCount, 0)).toBe(14);
    expect(page.facts).toMatchObject({ announcedOn: "2017-06-23" });
    const [theme] = page.themes;
    const themePage = await getThemePage(ctx, "ogp-2026-2028", theme!.slug);
    expect(themePage.list.total).toBeGreaterThan(0);
    expect(themePage.initiatives.every((each) => each.themeId === themePage.theme.id)).toBe(true);
    await expect(getThemePage(ctx, "ogp-2026-2028", "elsewhere")).rejects.toMatchObject({ kind: "not_found" });
    expect((await listPlans(ctx)).map((plan) => plan.slug)).toEqual(["ogp-2026-2028", "ogp-2017-2019"]);
  });

  it("has something to show on each page of the desk", async () => {
    await seed(true);
    const moderator = (await findActor(contextFor(store, system), (await store.read.select({ id: store.tables.users.id }).from(store.tables.users).where(eq(store.tables.users.email, "moderator@samplan.example")))[0]!.id))!;
    const ctx = contextFor(store, moderator, { now: after({ minutes: 1 }) });
    const slug = "ogp-2026-2028";
    expect((await listAssessments(ctx, slug, { view: "mine" })).rows).toMatchObject([{ isOverdue: false }]);
    expect((await listAssessments(ctx, slug, { view: "differences" })).rows).toHaveLength(1);
    expect((await listDrafts(ctx, slug, { state: "draft" })).counts).toMatchObject({ draft: 1, awaiting_approval: 1 });
    expect((await getDecisions(ctx, slug, {})).rows.map(({ measure }) => measure).sort()).toEqual(["hidden", "kept", "redacted", "warned"]);
    expect((await getQueue(ctx, slug, { view: "reports" })).counts).toMatchObject({ reports: 1, objections: 0 });
    const { jobs } = await listJobs(ctx, slug, undefined);
    expect(jobs).toMatchObject([{ state: "done", total: 3 }]);
    expect((await getJob(ctx, slug, jobs[0]!.id, { part: "all", after: 0 })).counts).toMatchObject({ done: 3 });
    expect((await listDuplicates(ctx, slug, undefined)).distinct).toHaveLength(1);
    const requests = await store.read.select().from(store.tables.authorityRequests);
    expect(requests.map(({ state }) => state).sort()).toEqual(["answered", "open"]);
    // Nobody is real: addresses lead nowhere.
    for (const { email } of requests) expect(email).toMatch(/\.example$/);
    expect((await store.read.select().from(store.tables.caseNotes)).length).toBeGreaterThan(0);
    // What was left out is not to be read by anybody else.
    for (const row of (await listOf(contextFor(store, visitor), (await getPlan(ctx, slug)).id, {})).rows) expect(JSON.stringify(await getProposal(contextFor(store, visitor), row.reference))).not.toContain("12 34 56 78");
  });

  it("is the system's alone", async () => {
    await expect(seedDatabase(contextFor(store, visitor), { withDemo: true })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(seedDatabase(contextFor(store, await addPerson(store, { role: "admin" })), { withDemo: true })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("finds no plan that is not published yet", async () => {
    await seed(true);
    await store.write(async (tx) => { await tx.update(store.tables.plans).set({ state: "draft" }).where(eq(store.tables.plans.slug, "ogp-2026-2028")); });
    const ctx = contextFor(store, visitor);
    await expect(getPlan(ctx, "ogp-2026-2028")).rejects.toMatchObject({ kind: "not_found" });
    expect((await listPlans(ctx)).map((plan) => plan.slug)).toEqual(["ogp-2017-2019"]);
    expect(await findCurrentPlan(ctx)).toMatchObject({ slug: "ogp-2017-2019" });
  });
});
