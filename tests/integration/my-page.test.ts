import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import type { Context, Person } from "#app/domain/context.ts";
import { getMyPage, getOwnList } from "#app/domain/my-page/get-my-page.server.ts";
import { setSupportLimit } from "#app/domain/plans/set-support-limit.server.ts";
import { supportProposal } from "#app/domain/proposals/support-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { newToken } from "#app/lib/token.ts";
import { openDebate } from "#tests/support/consultation.ts";
import { after, contextFor, noon, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";
import { keepDraft, submit, text, type TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("my page", (open) => {
  let store: Store;
  let plan: TestPlan;
  let anna: Person;
  let bo: Person;
  let reference: string;
  beforeEach(async () => {
    ({ store, plan, anna, reference } = await openDebate(open));
    bo = await addPerson(store, { name: "Bo" });
  });
  const as = (who: Person, now = noon): Context => contextFor(store, who, { now });
  const idOf = async (of: string) => (await store.read.select({ id: store.tables.proposals.id }).from(store.tables.proposals).where(eq(store.tables.proposals.reference, of)))[0]!.id;
  const change = (of: string, set: Partial<typeof store.tables.proposals.$inferInsert>) => store.write(async (tx) => { await tx.update(store.tables.proposals).set(set).where(eq(store.tables.proposals.reference, of)); });
  const beside = async (who: Person, of: string) => {
    const proposalId = await idOf(of);
    await store.write(async (tx) => { await tx.insert(store.tables.coAuthors).values({ id: newId(), proposalId, email: "", emailKey: "", tokenHash: newId(), state: "accepted", userId: who.id, display: "name", shownName: who.name, createdAt: noon, expiresAt: noon, decidedAt: noon }); });
  };
  const comment = async (who: Person, on: string, body: string, now = noon) => { const done = await writeComment(as(who, now), on, { stance: "for", body, voice: "", formKey: newId() }); if (!done.ok) throw new Error(done.reason); return done.value.id; };
  const [collectEnd, triageEnd] = [after({ days: 30 }), after({ days: 60 })];

  it("is for who is signed in, and empty at first", async () => {
    for (const actor of [visitor, system]) await expect(getMyPage(contextFor(store, actor))).rejects.toMatchObject({ kind: "forbidden" });
    const none = { rows: [], all: 0 };
    expect(await getMyPage(as(bo))).toEqual({ drafts: [], toRelease: [], coAuthored: [], proposals: none, organisations: none, supports: none, comments: none, positions: none, initiatives: none, follows: none, allowances: [] });
  });

  it("has what one wrote and what one is a co-author of, the newest first, each with what comes next", async () => {
    const second = await submit(as(anna, after({ minutes: 1 })), plan, { title: "Et til" });
    await beside(bo, reference);
    const own = await submit(as(bo, after({ minutes: 2 })), plan, { title: "Bos eget" });
    expect((await getMyPage(as(anna))).proposals).toMatchObject({ all: 2, rows: [{ reference: second.reference, isMine: true, next: { kind: "collecting", until: collectEnd, by: triageEnd } }, { reference, isMine: true }] });
    const ofBo = (await getMyPage(as(bo, collectEnd))).proposals;
    expect(ofBo.rows.map((each) => [each.reference, each.isMine, each.next])).toEqual([[own.reference, true, { kind: "waiting", by: triageEnd }], [reference, false, { kind: "waiting", by: triageEnd }]]);
    expect((await getMyPage(as(bo, triageEnd))).proposals.rows[0]!.next).toEqual({ kind: "overdue", by: triageEnd });
  });

  it("shows the title of a hidden proposal to its author alone", async () => {
    await beside(bo, reference);
    await supportProposal(as(await addPerson(store)), reference);
    const eva = await addPerson(store);
    await supportProposal(as(eva), reference);
    await comment(eva, reference, "Godt");
    await change(reference, { isHidden: true, hideReason: "offensive" });
    expect((await getMyPage(as(anna))).proposals.rows).toMatchObject([{ title: text.title, next: { kind: "hidden" }, hideReason: "offensive" }]);
    expect((await getMyPage(as(bo))).proposals.rows).toMatchObject([{ title: "", next: { kind: "hidden" } }]);
    expect(await getMyPage(as(eva))).toMatchObject({ supports: { rows: [{ title: "" }] }, comments: { rows: [{ text: "Godt", on: { title: "", reference } }] } });
  });

  it("says where an answered one went", async () => {
    const id = await idOf(reference);
    const initiative = newId();
    await store.write(async (tx) => {
      await tx.insert(store.tables.initiatives).values({ id: initiative, planId: plan.id, themeId: plan.themes[0]!.id, sequence: 1, reference: "PA-I-01", number: "1", title: { da: "Åbne møder", en: "Open meetings" }, summary: { da: "", en: "" }, facts: {}, state: "draft", createdAt: noon });
      await tx.insert(store.tables.initiativeSources).values({ initiativeId: initiative, proposalId: id, degree: "full", passage: "", createdAt: noon, submittedAt: noon });
    });
    await change(reference, { status: "adopted" });
    expect((await getMyPage(as(anna))).proposals.rows).toMatchObject([{ status: "adopted", next: { kind: "answered" }, initiatives: [{ reference: "PA-I-01", title: { text: "Åbne møder" } }] }]);
  });

  it("has the proposals and positions of one's organisations, whoever of them sent it", async () => {
    const chair = await addPerson(store, { type: "ngo" });
    const { id: organisationId, name } = chair.organisation!;
    const sent = await submit(as(chair), plan, { title: "Foreningens" }, `organisation:${organisationId}`);
    const member: Person = { ...bo, memberships: [{ ...chair.memberships[0]!, role: "member" }] };
    await store.write(async (tx) => { await tx.insert(store.tables.memberships).values({ organisationId, userId: bo.id, role: "member", createdAt: noon }); });
    const position = await comment(chair, reference, "Vores holdning");
    await store.write(async (tx) => { await tx.update(store.tables.comments).set({ kind: "position" }).where(eq(store.tables.comments.id, position)); });
    expect(await getMyPage(as(member))).toMatchObject({ organisations: { all: 1, rows: [{ reference: sent.reference, organisation: name, isMine: false }] }, positions: { all: 1, rows: [{ id: position, organisation: name, kind: "position" }] }, comments: { all: 0 } });
    // What one sent oneself stands among one's own, once.
    expect(await getMyPage(as(chair))).toMatchObject({ organisations: { all: 0 }, proposals: { all: 1 }, positions: { all: 1 }, comments: { all: 0 } });
    expect(await getMyPage(as(bo))).toMatchObject({ organisations: { all: 0 }, positions: { all: 0 } });
  });

  it("says of each draft until when it can be sent", async () => {
    const { id } = await keepDraft(as(anna), plan.id, newToken(), null, { ...text, title: "Næsten færdig" });
    const collectOf = async (now: Date) => (await getMyPage(as(anna, now))).drafts.find((draft) => draft.id === id)!.collect;
    expect(await collectOf(after({ days: -31 }))).toEqual({ state: "coming", opensAt: after({ days: -30 }) });
    expect(await collectOf(noon)).toEqual({ state: "open", closesAt: collectEnd });
    expect(await collectOf(collectEnd)).toEqual({ state: "over", closedAt: collectEnd });
  });

  it("shows the newest of much, and all of it a page at a time, whatever the cursor says", async () => {
    for (let n = 0; n < 45; n += 1) await comment(bo, reference, `Kommentar ${n}`, after({ seconds: n }));
    const mine = (await getMyPage(as(bo))).comments;
    expect([mine.all, mine.rows.map((each) => each.text)]).toEqual([45, ["Kommentar 44", "Kommentar 43", "Kommentar 42", "Kommentar 41", "Kommentar 40"]]);
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 3; page += 1) {
      const found = await getOwnList(as(bo), "comments", cursor);
      seen.push(...("comments" in found ? found.comments.map((each) => each.text) : []));
      expect(found.next === null).toBe(page === 2);
      cursor = found.next ?? undefined;
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => `Kommentar ${44 - n}`));
    for (const list of ["proposals", "organisations", "comments", "positions", "supports"] as const) for (const wrong of ["", "x", "b.99999999999999999999.x", newToken()]) expect((await getOwnList(as(bo), list, wrong)).list).toBe(list);
  });

  it("has what one supports, and how much of what the plan allows is used", async () => {
    await supportProposal(as(bo), reference);
    expect((await getMyPage(as(bo))).allowances).toEqual([]);
    await setSupportLimit(contextFor(store, system), plan.slug, 3);
    expect(await getMyPage(as(bo))).toMatchObject({ supports: { all: 1, rows: [{ reference, isMine: false }] }, allowances: [{ limit: 3, used: 1, plan: { text: "plan-a" } }] });
  });

  it("has the newest that one follows, of every kind, and leaves out what is gone", async () => {
    const { follows } = store.tables;
    const subjects = [["proposal", await idOf(reference)], ["theme", plan.themes[0]!.id], ["plan", plan.id], ["organisation", (await addPerson(store, { type: "ngo" })).organisation!.id], ["initiative", newId()]] as const;
    await store.write(async (tx) => { for (const [n, [subject, subjectId]] of subjects.entries()) await tx.insert(follows).values({ userId: bo.id, subject, subjectId, createdAt: after({ minutes: n }) }); });
    const { rows, all } = (await getMyPage(as(bo))).follows;
    expect(all).toBe(4);
    expect(rows.map((each) => [each.subject, each.path])).toEqual([["organisation", `/organisations/${subjects[3][1]}`], ["plan", "/plans/plan-a"], ["theme", "/plans/plan-a/themes/open-data"], ["proposal", `/proposals/${reference}`]]);
  });
});
