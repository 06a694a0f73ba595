import { beforeEach, expect, it } from "vitest";
import { listAttachments } from "#app/domain/attachments/attach.server.ts";
import { findDownload } from "#app/domain/attachments/find-download.server.ts";
import { attachToPosition, removeFromPosition } from "#app/domain/attachments/position-files.server.ts";
import type { SentFiles } from "#app/domain/attachments/rules.ts";
import { deleteComment } from "#app/domain/comments/delete-comment.server.ts";
import { listThreads } from "#app/domain/comments/list-threads.server.ts";
import type { Person } from "#app/domain/context.ts";
import { getPositionPage } from "#app/domain/positions/get-position-page.server.ts";
import { releasePosition } from "#app/domain/positions/release-position.server.ts";
import { requestPositionRelease } from "#app/domain/positions/request-position-release.server.ts";
import { savePosition } from "#app/domain/positions/save-position.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import type { Store } from "#db/store.ts";
import { openDebate } from "#tests/support/consultation.ts";
import { contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { exe, pdf } from "#tests/support/files.ts";
import { addToOrganisation } from "#tests/support/organisations.ts";
import { addPerson } from "#tests/support/people.ts";
import type { TestPlan } from "#tests/support/plans.ts";

const sent = (...names: string[]): SentFiles => ({ taken: names.map((name) => ({ name, bytes: pdf(name) })), refused: [] });

describeOnBothDatabases("the files of an organisation's position", (open) => {
  let store: Store;
  let plan: TestPlan;
  let anna: Person;
  let boss: Person;
  let member: Person;
  let moderator: Person;
  let organisation: string;
  let reference: string;
  let draft: { id: string; organisationId: string; proposalId: string };
  beforeEach(async () => {
    ({ store, plan, anna, reference } = await openDebate(open));
    boss = await addPerson(store, { type: "ngo" });
    organisation = boss.organisation!.id;
    member = await addToOrganisation(store, organisation, await addPerson(store));
    moderator = await addPerson(store, { planRole: { planId: plan.id, role: "moderator" } });
    const saved = await savePosition(at(member), organisation, reference, { stance: "for", body: "Vi mener", version: null });
    if (!saved.ok) throw new Error(saved.reason);
    draft = saved.draft;
  });

  const at = (person: Person | typeof visitor) => contextFor(store, person);
  const filesOf = async () => (await getPositionPage(at(member), organisation, reference)).attachments;
  const release = async () => {
    const released = await releasePosition(at(boss), organisation, reference, { stance: "for", body: "Vi mener", version: 1 });
    if (!released.ok) throw new Error(released.reason);
    return released.id;
  };

  it("are attached and removed by its members while they write, at most five however many do so at once, and what is no file of these kinds is refused by name", async () => {
    expect(await attachToPosition(at(member), draft, { taken: [...sent("a.pdf").taken, { name: "b.pdf", bytes: exe() }], refused: [] })).toEqual({ attached: 1, refused: [{ name: "b.pdf", reason: "wrong_type" }] });
    const results = await Promise.all([attachToPosition(at(boss), draft, sent("c.pdf", "d.pdf", "e.pdf")), attachToPosition(at(member), draft, sent("f.pdf", "g.pdf", "h.pdf"))]);
    expect(results.reduce((sum, { attached }) => sum + attached, 0)).toBe(4);
    expect(results.flatMap(({ refused }) => refused.map((each) => each.reason))).toEqual(["too_many", "too_many"]);
    const files = await filesOf();
    expect(files).toHaveLength(5);
    await removeFromPosition(at(boss), draft, files[0]!.id);
    await removeFromPosition(at(boss), draft, files[0]!.id);
    expect(await filesOf()).toEqual(files.slice(1));
  });

  it("are its members' alone until it is published, and stand still while it waits for release", async () => {
    await attachToPosition(at(member), draft, sent("a.pdf"));
    const { id } = (await filesOf())[0]!;
    expect(await findDownload(at(boss), id, null)).toMatchObject({ name: "a.pdf", isPublic: false });
    for (const other of [visitor, anna, moderator]) await expect(findDownload(at(other), id, null)).rejects.toMatchObject({ kind: "not_found" });
    for (const act of [() => attachToPosition(at(anna), draft, sent("b.pdf")), () => removeFromPosition(at(anna), draft, id)]) await expect(act()).rejects.toMatchObject({ kind: "not_found" });
    await requestPositionRelease(at(member), organisation, reference, { stance: "for", body: "Vi mener", version: 1 }, "");
    for (const act of [() => attachToPosition(at(member), draft, sent("b.pdf")), () => removeFromPosition(at(member), draft, id)]) await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
    expect(await filesOf()).toHaveLength(1);
  });

  it("become public with it, are gone from view when it is hidden or deleted, and are nobody's then but the staff's who look", async () => {
    await attachToPosition(at(member), draft, sent("a.pdf"));
    const id = await release();
    const shown = async () => (await listThreads(at(visitor), await getProposal(at(visitor), reference), {})).positions;
    expect(await shown()).toMatchObject([{ id, attachments: [{ name: "a.pdf", type: "application/pdf" }] }]);
    const [file] = await listAttachments(at(visitor), { commentId: id });
    expect(await findDownload(at(visitor), file!.id, null)).toMatchObject({ isPublic: true });
    await expect(attachToPosition(at(member), draft, sent("late.pdf"))).rejects.toMatchObject({ kind: "not_found" });
    await hideComment(at(moderator), id, "offensive", "Se reglerne");
    expect((await shown())).toEqual([]);
    await expect(findDownload(at(visitor), file!.id, null)).rejects.toMatchObject({ kind: "not_found" });
    for (const may of [boss, moderator]) expect(await findDownload(at(may), file!.id, null)).toMatchObject({ isPublic: false });
    const { auditEntries: a } = store.tables;
    expect((await store.read.select({ action: a.action, actorId: a.actorId }).from(a)).filter(({ action }) => action === "proposal.hidden_file_read")).toEqual([{ action: "proposal.hidden_file_read", actorId: moderator.id }]);
  });

  it("stay with it when the proposal is hidden, as the debate does", async () => {
    await attachToPosition(at(member), draft, sent("a.pdf"));
    const [file] = await listAttachments(at(visitor), { commentId: await release() });
    await hideProposal(at(moderator), reference, { reason: "offensive", note: "Se reglerne", version: 1 });
    expect(await findDownload(at(visitor), file!.id, null)).toMatchObject({ isPublic: true });
  });

  it("are its members' alone again when it is withdrawn, and go with it when it is published anew", async () => {
    await attachToPosition(at(member), draft, sent("a.pdf"));
    const id = await release();
    const [file] = await listAttachments(at(visitor), { commentId: id });
    await deleteComment(at(boss), reference, id);
    for (const reader of [visitor, moderator]) await expect(findDownload(at(reader), file!.id, null)).rejects.toMatchObject({ kind: "not_found" });
    expect(await findDownload(at(boss), file!.id, null)).toMatchObject({ name: "a.pdf", isPublic: false });
    expect((await filesOf()).map((each) => each.id)).toEqual([file!.id]);
    const again = await release();
    expect((await listAttachments(at(visitor), { commentId: again })).map((each) => each.id)).toEqual([file!.id]);
  });
});
