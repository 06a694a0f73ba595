import { expect, it } from "vitest";
import type { Actor } from "#app/domain/context.ts";
import { sayDistinct, takeBackDistinct } from "#app/domain/merging/distinct-pairs.server.ts";
import { getMerging } from "#app/domain/merging/get-joining.server.ts";
import { listDuplicates } from "#app/domain/merging/list-duplicates.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { getDeskCase } from "#app/domain/triage/get-desk.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import { contextFor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("proposals that are not the same", (open) => {
  const { here, as, auditsOfCases: audits } = useDesk(open);
  /** One more with the same words as the first. */
  const copy = async () => (await submit(contextFor(here.store, await addPerson(here.store)), here.plan)).reference;
  const look = (actor: Actor = here.moderator) => listDuplicates(as(actor), here.plan.slug, undefined);
  const clusters = async () => (await look()).clusters.map((each) => each.members.map(({ reference }) => reference));
  const similar = async (of: string) => (await getMerging(as(here.moderator), here.plan.slug, of, undefined)).similar.map((each) => each.reference);

  it("are not suggested together again, to anybody, wherever they were", async () => {
    const [b, c] = [await copy(), await copy()];
    expect(await clusters()).toEqual([[here.reference, b, c]]);
    await sayDistinct(as(here.moderator), c, [here.reference, b]);
    expect(await clusters()).toEqual([[here.reference, b]]);
    expect(await similar(c)).toEqual([]);
    expect(await similar(b)).toEqual([here.reference]);
    expect((await getDeskCase(as(here.colleague), here.plan.slug, c, { view: "all" })).panels.merging.similar).toEqual([]);
    expect((await look(here.colleague)).distinct.map((each) => [each.first.reference, each.second.reference].sort())).toEqual(expect.arrayContaining([[here.reference, c], [b, c]]));
    expect(await audits()).toMatchObject([{ action: "proposal.said_distinct", actorId: here.moderator.id, data: { others: [here.reference, b] } }]);
    // One that came later is compared as any other.
    const d = await copy();
    expect(await similar(c)).toEqual([d]);
  });

  it("are said so once, also by several at the same moment and the other way round", async () => {
    const b = await copy();
    await Promise.all([sayDistinct(as(here.moderator), b, [here.reference]), sayDistinct(as(here.colleague), here.reference, [b]), sayDistinct(as(here.moderator), b, [here.reference])]);
    expect((await look()).distinct).toHaveLength(1);
    expect(await audits()).toHaveLength(1);
  });

  it("may be suggested again once that is taken back, and what was done to the case before can still be undone", async () => {
    const b = await copy();
    await takeOn(as(here.moderator), b, 1);
    await sayDistinct(as(here.moderator), b, [here.reference]);
    expect((await getDeskCase(as(here.moderator), here.plan.slug, b, { view: "all" })).notes.undoable).toMatchObject({ act: "case.taken_on" });
    await takeBackDistinct(as(here.colleague), here.reference, b);
    await takeBackDistinct(as(here.colleague), here.reference, b);
    expect(await clusters()).toEqual([[here.reference, b]]);
    expect((await look()).distinct).toEqual([]);
    expect((await audits()).map((each) => each.action)).toEqual(["case.taken_on", "proposal.said_distinct", "proposal.distinct_taken_back"]);
  });

  it("are named without what is hidden", async () => {
    const b = await copy();
    await sayDistinct(as(here.moderator), b, [here.reference]);
    await hideProposal(as(here.moderator), b, { reason: "offensive", note: "x", version: 1 });
    const [pair] = (await look()).distinct;
    expect([pair!.first, pair!.second].find((each) => each.reference === b)).toMatchObject({ title: "" });
  });

  it("are said so by staff who have no interest in either, of one plan alone", async () => {
    const b = await copy();
    const own = (await submit(contextFor(here.store, here.moderator), here.plan)).reference;
    const elsewhere = await addPlan(here.store, { slug: "plan-b", code: "PB" });
    const foreign = (await submit(contextFor(here.store, await addPerson(here.store)), elsewhere)).reference;
    const theirs = await addPerson(here.store, { planRole: { planId: elsewhere.id, role: "coordinator" } });
    for (const actor of [here.anna, theirs]) {
      await expect(sayDistinct(as(actor), b, [here.reference])).rejects.toMatchObject({ kind: "forbidden" });
      await expect(takeBackDistinct(as(actor), b, here.reference)).rejects.toMatchObject({ kind: "forbidden" });
    }
    for (const [one, other] of [[own, b], [b, own]] as const) {
      await expect(sayDistinct(as(here.moderator), one, [other])).rejects.toMatchObject({ kind: "forbidden" });
      await expect(takeBackDistinct(as(here.moderator), one, other)).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(sayDistinct(as(here.moderator), b, [foreign])).rejects.toMatchObject({ kind: "not_found" });
    expect((await look()).distinct).toEqual([]);
  });
});
