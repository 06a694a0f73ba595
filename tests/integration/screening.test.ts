import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { mergeProposal } from "#app/domain/merging/merge-proposal.server.ts";
import { screenProposal } from "#app/domain/moderation/screen-proposal.server.ts";
import { getScreening } from "#app/domain/moderation/get-screening.server.ts";
import { restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { editProposal } from "#app/domain/versions/edit-proposal.server.ts";
import { getEditing } from "#app/domain/versions/get-editing.server.ts";
import { withdrawProposal } from "#app/domain/versions/withdraw-proposal.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { after, contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { listOf, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("screening", (open) => {
  const { here, as, read, mails, tallies } = useDesk(open);
  const turnOn = (screening = true) => here.store.write(async (tx) => { await tx.update(here.store.tables.plans).set({ screening }).where(eq(here.store.tables.plans.id, here.plan.id)); });
  const rowOf = async (reference: string) => (await here.store.read.select().from(here.store.tables.proposals).where(eq(here.store.tables.proposals.reference, reference)))[0]!;
  const announced = async (reference: string) => (await here.store.read.select().from(here.store.tables.announcements)).filter((each) => each.kind === "proposal_submitted" && each.data.reference === reference).length;
  const listed = async () => (await listOf(contextFor(here.store, visitor), here.plan.id, {})).rows.map((row) => row.reference);
  const send = async (title = "Venter") => {
    await turnOn();
    const author = await addPerson(here.store);
    return { author, reference: (await submit(contextFor(here.store, author), here.plan, { title })).reference };
  };

  it("keeps a proposal from everyone but its author until it is looked at", async () => {
    const before = await tallies();
    const { author, reference } = await send();
    expect(await rowOf(reference)).toMatchObject({ isHidden: true, hideReason: null, awaitsScreening: true, stage: "screening", publishedAt: null });
    expect(await tallies()).toEqual(before);
    expect(await listed()).not.toContain(reference);
    expect((await listOf(contextFor(here.store, visitor), here.plan.id, { text: "Venter" })).rows).toEqual([]);
    expect(await read(reference)).toMatchObject({ awaitsScreening: true, title: "" });
    expect(await getProposal(as(author), reference)).toMatchObject({ title: "Venter" });
    expect(await announced(reference)).toBe(0);
    const receipt = (await here.store.read.select().from(here.store.tables.outboxMessages)).find((mail) => mail.recipient === emailOf(author))!;
    expect(receipt).toMatchObject({ kind: "proposal_received", payload: { screeningHours: "2" } });
  });

  it("can be changed and withdrawn while it waits", async () => {
    const { author, reference } = await send();
    const before = await tallies();
    const { values, mark } = await getEditing(as(author), reference);
    expect(await editProposal(as(author), reference, { ...values, title: "Ændret imens" } as never, mark)).toMatchObject({ ok: true });
    expect(await listed()).not.toContain(reference);
    expect(await withdrawProposal(as(author), reference, { reason: "mistake", note: "" })).toEqual({ ok: true });
    expect(await rowOf(reference)).toMatchObject({ awaitsScreening: false, isHidden: true, status: "withdrawn" });
    expect(await tallies()).toEqual(before);
    await expect(screenProposal(as(here.moderator), reference, 3, { outcome: "publish" })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("is published once, and then told to followers and its author", async () => {
    const { author, reference } = await send();
    const results = await Promise.allSettled([here.moderator, here.colleague].map((actor) => screenProposal(as(actor), reference, 1, { outcome: "publish" })));
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(await rowOf(reference)).toMatchObject({ isHidden: false, awaitsScreening: false, stage: "submitted", publishedAt: after({ hours: 1 }) });
    expect(await listed()).toContain(reference);
    expect((await read(reference)).journey.map((each) => each.kind)).toEqual(["submitted", "screened"]);
    expect(await announced(reference)).toBe(1);
    expect((await mails()).filter((mail) => mail.recipient === emailOf(author)).map((mail) => mail.kind)).toEqual(["proposal_screened"]);
  });

  it("is no source of a merge while it waits, also where a merge is proposed", async () => {
    const { reference } = await send();
    await here.store.write(async (tx) => { await tx.update(here.store.tables.plans).set({ fourEyes: true }).where(eq(here.store.tables.plans.id, here.plan.id)); });
    await expect(mergeProposal(as(here.moderator), reference, { mergedInto: here.reference, reason: "Ens", language: "da", version: 1 })).rejects.toMatchObject({ kind: "conflict" });
    expect(await here.store.read.select().from(here.store.tables.answerDrafts)).toEqual([]);
    await screenProposal(as(here.moderator), reference, 1, { outcome: "publish" });
    expect(await mergeProposal(as(here.moderator), reference, { mergedInto: here.reference, reason: "Ens", language: "da", version: 2 })).toEqual({ ok: true, value: { isDraft: true } });
  });

  it("is hidden with a reason, or published to be turned down; nobody decides on their own", async () => {
    const { author, reference } = await send();
    await expect(screenProposal(as(author), reference, 1, { outcome: "publish" })).rejects.toMatchObject({ kind: "forbidden" });
    await screenProposal(as(here.moderator), reference, 1, { outcome: "hide", reason: "advertising", note: "Det er en annonce" });
    expect(await rowOf(reference)).toMatchObject({ isHidden: true, awaitsScreening: false, hideReason: "advertising", publishedAt: null });
    expect((await mails()).filter((mail) => mail.recipient === emailOf(author)).map((mail) => mail.kind)).toEqual(["proposal_hidden"]);
    expect(await restoreProposal(as(here.colleague), reference, 2)).toMatchObject({ ok: true });
    expect((await rowOf(reference)).publishedAt).toEqual(after({ hours: 1 }));
    const other = await send("Til afvisning");
    await screenProposal(as(here.moderator), other.reference, 1, { outcome: "reject", code: "unclear" });
    expect(await rowOf(other.reference)).toMatchObject({ isHidden: false });
    const own = await submit(contextFor(here.store, here.moderator), here.plan, { title: "Eget" });
    await expect(screenProposal(as(here.moderator), own.reference, 1, { outcome: "publish" })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("measures the promise from five on, and turning it off publishes nobody", async () => {
    const sent = [];
    for (let n = 0; n < 5; n += 1) sent.push(await send(`Nummer ${n}`));
    expect(await getScreening(as(here.moderator), here.plan.id)).toEqual({ hours: 2, medianMinutes: null });
    for (const { reference } of sent) await screenProposal(as(here.moderator), reference, 1, { outcome: "publish" });
    expect(await getScreening(as(here.moderator), here.plan.id)).toEqual({ hours: 2, medianMinutes: 60 });
    const waiting = await send("Bliver stående");
    await turnOn(false);
    expect(await getScreening(as(here.moderator), here.plan.id)).toBeNull();
    expect(await rowOf(waiting.reference)).toMatchObject({ awaitsScreening: true, isHidden: true });
    expect(await rowOf((await submit(contextFor(here.store, waiting.author), here.plan, { title: "Straks" })).reference)).toMatchObject({ isHidden: false, awaitsScreening: false });
  });
});
