import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Actor } from "#app/domain/context.ts";
import { getSplitting, getMerging } from "#app/domain/merging/get-joining.server.ts";
import { listDuplicates } from "#app/domain/merging/list-duplicates.server.ts";
import { mergeProposal } from "#app/domain/merging/merge-proposal.server.ts";
import type { SplitInput } from "#app/domain/merging/schema.ts";
import { splitProposal } from "#app/domain/merging/split-proposal.server.ts";
import { undoSplit } from "#app/domain/merging/undo-split.server.ts";
import { tellDue } from "#app/domain/notifications/fan-out.server.ts";
import { getPlanNumbers } from "#app/domain/plans/queries.server.ts";
import { supportProposal } from "#app/domain/proposals/support-proposal.server.ts";
import { getDeskCase } from "#app/domain/triage/get-desk.server.ts";
import { listInbox } from "#app/domain/triage/list-inbox.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import { editProposal } from "#app/domain/versions/edit-proposal.server.ts";
import { withdrawProposal } from "#app/domain/versions/withdraw-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, noon, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { listOf, submit, text } from "#tests/support/plans.ts";

describeOnBothDatabases("splitting a submission", (open) => {
  const { here, as, read, journey, visibleTallies, audits, mails, answer, shortlist, second } = useDesk(open);
  const slug = (at: number) => here.plan.themes[at]!.slug;
  const part = (change: Partial<SplitInput["parts"][number]> = {}) => ({ title: "En del", text: "Møderne er lukkede.", theme: slug(0), ...change });
  const split = ({ of = here.reference, actor = here.moderator, ...input }: Partial<SplitInput> & { of?: string; actor?: Actor } = {}) => splitProposal(as(actor), of, { version: 1, parts: [part({ title: "Første" }), part({ title: "Anden", theme: slug(1) })], ...input });
  const parts = () => [`${here.reference}.1`, `${here.reference}.2`] as const;

  it("makes each part a proposal of the same author with its own theme, and keeps the whole as it was sent", async () => {
    await supportProposal(as(await addPerson(here.store)), here.reference);
    const before = await read();
    expect(await split()).toEqual({ ok: true, value: { parts: [...parts()] } });
    expect(await read()).toMatchObject({ status: "split", title: before.title, problem: before.problem, supportCount: 1, response: null, parts: [{ reference: parts()[0], number: 1, title: "Første", status: "under_consideration" }, { reference: parts()[1], number: 2, title: "Anden" }] });
    expect(await read(parts()[1])).toMatchObject({ status: "under_consideration", title: "Anden", problem: "", change: "Møderne er lukkede.", theme: { slug: slug(1) }, speaker: before.speaker, language: before.language, submittedAt: before.submittedAt, supportCount: 0, partOf: { reference: here.reference, number: 2, parts: 2 } });
    expect(await journey()).toEqual(["submitted", "split"]);
    expect((await read(parts()[0])).journey.map((each) => each.kind)).toEqual(["submitted", "split"]);
    expect((await audits()).filter((each) => each.actorRole === "moderator").map((each) => each.action)).toEqual(["proposal.split_off", "proposal.split_off", "proposal.split"]);
    expect((await audits()).at(-1)!.data).toMatchObject({ parts: [...parts()], before: { status: "received" }, after: { status: "split" } });
    expect(await mails()).toMatchObject([{ kind: "proposal_split", recipient: emailOf(here.anna), payload: { reference: here.reference, parts: `${parts()[0]}: Første\n${parts()[1]}: Anden` } }]);
  });

  it("counts it as its parts, and finds them by their words and their references", async () => {
    await split();
    expect(await visibleTallies()).toEqual({ split: 1, under_consideration: 2 });
    expect(await getPlanNumbers(contextFor(here.store, visitor), here.plan.id)).toMatchObject({ received: 2, unanswered: 2, answered: 0, byTheme: { [here.plan.themes[0]!.id]: 1, [here.plan.themes[1]!.id]: 1 } });
    await answer({ outcome: "adopted", version: 1 }, here.moderator, parts()[0]);
    expect(await getPlanNumbers(contextFor(here.store, visitor), here.plan.id)).toMatchObject({ received: 2, unanswered: 1, answered: 1 });
    expect((await listOf(contextFor(here.store, visitor), here.plan.id, { text: parts()[1].toLowerCase() })).rows.map((each) => each.reference)).toEqual([parts()[1]]);
    expect((await listOf(contextFor(here.store, visitor), here.plan.id, { text: "anden" })).rows.map((each) => each.reference)).toEqual([parts()[1]]);
    const answered = await listInbox(as(here.moderator), here.plan.id, { view: "answered" });
    expect(answered.rows.map((each) => each.reference)).toEqual([parts()[0]]);
    expect(answered.counts.answered.count).toBe(1);
    expect((await listInbox(as(here.moderator), here.plan.id, { view: "all" })).counts.all.count).toBe(3);
  });

  it("takes passages from the whole alone, into themes of the plan", async () => {
    expect(await split({ parts: [part(), part({ text: "Det har ingen skrevet.", theme: "findes-ikke" })] })).toEqual({ ok: false, reason: "parts_wrong", problems: [{ at: 1, reason: "theme_unknown" }, { at: 1, reason: "part_not_from_whole" }] });
    expect(await read()).toMatchObject({ status: "received", version: 1 });
    expect(await mails()).toEqual([]);
  });

  it("splits once, not what is answered, withdrawn or a part, nor what is being answered or was changed", async () => {
    await takeOn(as(here.colleague), here.reference, 1);
    await expect(split()).rejects.toMatchObject({ kind: "conflict" });
    const results = await Promise.allSettled([split({ version: 2 }), split({ version: 2, actor: here.colleague })]);
    expect(results.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await read()).parts).toHaveLength(2);
    await expect(split({ version: 3 })).rejects.toMatchObject({ kind: "conflict" });
    expect(await split({ of: parts()[0] })).toEqual({ ok: false, reason: "is_part" });
    const answered = await second();
    await answer({}, here.moderator, answered);
    await expect(split({ of: answered, version: 2 })).rejects.toMatchObject({ kind: "conflict" });
    const drafted = await second();
    const { answerDrafts } = here.store.tables;
    const { id, plan } = await read(drafted);
    await here.store.write(async (tx) => { await tx.insert(answerDrafts).values({ proposalId: id, planId: plan.id, language: "da", createdAt: noon, updatedAt: noon }); });
    await expect(split({ of: drafted })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("is refused to who is no staff, and to who has an interest in it", async () => {
    for (const actor of [visitor, system, here.anna]) {
      await expect(split({ actor })).rejects.toMatchObject({ kind: "forbidden" });
      await expect(undoSplit(as(actor), here.reference, 1)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(getSplitting(as(actor), here.plan.slug, here.reference)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(listDuplicates(as(actor), here.plan.slug, undefined)).rejects.toMatchObject({ kind: "forbidden" });
    }
    const own = (await submit(contextFor(here.store, here.moderator), here.plan)).reference;
    await expect(split({ of: own })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("leaves the whole without an answer of its own: not answered, merged into, shortlisted, edited or withdrawn", async () => {
    await split();
    const other = await second();
    await expect(answer({ version: 2 })).rejects.toMatchObject({ kind: "conflict" });
    expect(await mergeProposal(as(here.moderator), other, { mergedInto: here.reference, reason: "Ens", language: "da", version: 1 })).toEqual({ ok: false, reason: "merged_split" });
    expect(await shortlist([here.reference])).toEqual({ ok: false, reason: "proposal_split" });
    const anna = contextFor(here.store, here.anna);
    expect(await editProposal(anna, here.reference, { ...text, title: "Nyt", theme: slug(0), language: "da", ogpValues: [], policyAreas: [] }, "")).toMatchObject({ ok: false, reason: "split" });
    expect(await withdrawProposal(anna, here.reference, { reason: "other", note: "Nej" })).toMatchObject({ ok: false, reason: "split" });
    expect(await editProposal(anna, parts()[0], { ...text, title: "Nyt", theme: slug(0), language: "da", ogpValues: [], policyAreas: [] }, "")).toMatchObject({ ok: false, reason: "part" });
    expect(await withdrawProposal(anna, parts()[0], { reason: "other", note: "Nej" })).toEqual({ ok: true });
    expect((await read()).parts.map((each) => each.status)).toEqual(["withdrawn", "under_consideration"]);
  });

  it("lets co-authors of the whole stand beside each part, and decide on none of them", async () => {
    const { coAuthors } = here.store.tables;
    const { id } = await read();
    const beside = { tokenHash: newId(), email: "", emailKey: "", state: "accepted" as const, display: "name" as const, shownName: here.colleague.name, createdAt: noon, expiresAt: after({ days: 1 }), decidedAt: noon };
    await here.store.write(async (tx) => { await tx.insert(coAuthors).values({ ...beside, id: newId(), proposalId: id, userId: here.colleague.id }); });
    await split();
    expect((await here.store.read.select().from(coAuthors).where(eq(coAuthors.proposalId, (await read(parts()[0])).id))).map((row) => [row.userId, row.shownName, row.state])).toEqual([[here.colleague.id, here.colleague.name, "accepted"]]);
    await expect(answer({ version: 1 }, here.colleague, parts()[0])).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("tells who supports the whole what becomes of a part, and its author once", async () => {
    const supporter = await addPerson(here.store);
    await supportProposal(as(supporter), here.reference);
    await split();
    await answer({ outcome: "adopted", version: 1 }, here.moderator, parts()[0]);
    await tellDue(contextFor(here.store, system, { now: after({ hours: 2 }) }), { clock: () => after({ hours: 2 }) });
    const { notices: n } = here.store.tables;
    const told = async (userId: string) => (await here.store.read.select().from(n).where(eq(n.userId, userId)).orderBy(n.at, n.id)).map(({ kind, relation, data }) => [kind, relation, data.reference, data.through]);
    expect(new Set(await told(supporter.id))).toEqual(new Set([["proposal_split", "supporter", here.reference, undefined], ["proposal_answered", "supporter", parts()[0], "part"]]));
    expect(new Set(await told(here.anna.id))).toEqual(new Set([["proposal_split", "author", here.reference, undefined], ["proposal_answered", "author", parts()[0], undefined]]));
  });

  it("is undone while nothing is said of the parts: they go, and the whole is under consideration", async () => {
    await split();
    const panel = async () => (await getDeskCase(as(here.moderator), here.plan.slug, here.reference, { view: "all" })).panels.merging.undo;
    expect(await panel()).toBe("split");
    expect(await undoSplit(as(here.colleague), here.reference, 2)).toEqual({ ok: true, value: null });
    expect(await read()).toMatchObject({ status: "under_consideration", parts: [], title: "Åbne møder", version: 3 });
    await expect(read(parts()[0])).rejects.toMatchObject({ kind: "not_found" });
    expect(await visibleTallies()).toEqual({ under_consideration: 1 });
    expect((await listOf(contextFor(here.store, visitor), here.plan.id, { text: "anden" })).rows).toEqual([]);
    expect(await journey()).toEqual(["submitted", "split", "split_undone"]);
    expect((await mails()).at(-1)).toMatchObject({ kind: "split_undone", recipient: emailOf(here.anna) });
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.split_undone", data: { parts: [...parts()], after: { status: "under_consideration" } } });
    expect(await split({ version: 3 })).toMatchObject({ ok: true });
    expect(await panel()).toBe("split");
  });

  it.each([
    ["answered", async () => { await answer({ version: 1 }, here.moderator, parts()[0]); }],
    ["shortlisted", async () => { await shortlist([parts()[1]]); }],
    ["supported", async () => { await supportProposal(as(await addPerson(here.store)), parts()[0]); }],
    ["part of another", async () => { await mergeProposal(as(here.moderator), parts()[0], { mergedInto: parts()[1], reason: "Ens", language: "da", version: 1 }); }],
  ])("is not undone once a part is %s", async (_, act) => {
    await split();
    await act();
    expect(await undoSplit(as(here.moderator), here.reference, 2)).toEqual({ ok: false, reason: "parts_in_use" });
    expect((await read()).parts).toHaveLength(2);
    expect((await getDeskCase(as(here.moderator), here.plan.slug, here.reference, { view: "all" })).panels.merging.undo).toBeNull();
  });

  it("shows proposals that are alike together, and what to compare with when merging", async () => {
    const copy = (await submit(contextFor(here.store, await addPerson(here.store)), here.plan)).reference;
    const { reference: unlike } = await submit(contextFor(here.store, await addPerson(here.store)), here.plan, { title: "Gratis busser", problem: "Der er dyrt.", change: "Kør uden billet.", effect: "Alle kommer frem." });
    await supportProposal(as(await addPerson(here.store)), copy);
    const { clusters, looked } = await listDuplicates(as(here.moderator), here.plan.slug, undefined);
    expect(looked).toBe(3);
    expect(clusters).toMatchObject([{ likeness: "same", target: copy, members: [{ reference: here.reference, isOpen: true }, { reference: copy }] }]);
    expect(await getMerging(as(here.moderator), here.plan.slug, here.reference, copy)).toMatchObject({ target: { proposal: { reference: copy }, isOnward: false }, problem: null, fourEyes: false, similar: [{ reference: copy }] });
    expect(await getMerging(as(here.moderator), here.plan.slug, here.reference, "PA-C-9999")).toMatchObject({ target: null, problem: "merged_unknown" });
    await mergeProposal(as(here.moderator), here.reference, { mergedInto: copy, reason: "Ens", language: "da", version: 1 });
    expect((await listDuplicates(as(here.moderator), here.plan.slug, undefined)).clusters).toEqual([]);
    expect(await getMerging(as(here.moderator), here.plan.slug, unlike, here.reference)).toMatchObject({ target: { proposal: { reference: copy }, isOnward: true } });
  });

  it("looks on for what is alike where a page has nothing, and takes no courtesy for a likeness", async () => {
    const sender = await addPerson(here.store);
    const send = (title: string, change: string) => submit(contextFor(here.store, sender), here.plan, { title, problem: "", change, effect: "" });
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index).repeat(6));
    for (const word of letters) await send(`Hej ${word}`, `Hej ${word} ${word}z ${word}y`);
    const [one, other] = [await send("Svømmehaller", "Hold svømmehallerne åbne om søndagen"), await send("Svømmehaller", "Hold svømmehallerne åbne om søndagen")];
    expect(await listDuplicates(as(here.moderator), here.plan.slug, undefined)).toMatchObject({ looked: 29, previous: null, next: null, clusters: [{ likeness: "same", members: [{ reference: one.reference }, { reference: other.reference }] }] });
    expect(await listDuplicates(as(here.moderator), here.plan.slug, undefined, 1)).toMatchObject({ looked: 25, clusters: [] });
  });

  it("shows beside a case what its text is like, the most alike first, and not what is alike in courtesies alone", async () => {
    const sender = await addPerson(here.store);
    const send = async (title: string, change: string) => (await submit(contextFor(here.store, sender), here.plan, { title, problem: "", change, effect: "" })).reference;
    const greeting = "Kære kommission, om";
    const bees = await send(`${greeting} bier`, "Bierne dør af gift. Forbyd sprøjtemidler ved skoler og haver.");
    const games = await send(`${greeting} spil`, "Spil holder op med at virke, når udgiveren lukker serveren og køberen ikke kan hente dem igen.");
    const hives = await send(`${greeting} bistader`, "Bierne dør af gift. Forbyd sprøjtemidler ved skoler, og sæt bistader op.");
    const poison = await send(`${greeting} gift`, "Forbyd sprøjtemidler ved skoler, veje, baner og vand.");
    const alike = async (reference: string) => (await getDeskCase(as(here.moderator), here.plan.slug, reference, { view: "all" })).panels.merging.similar.map((each) => each.reference);
    expect((await alike(bees)).slice(0, 2)).toEqual([hives, poison]);
    expect(await alike(bees)).not.toContain(games);
  });
});
