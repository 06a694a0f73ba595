import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import { addParties } from "#app/domain/consulted/add-parties.server.ts";
import { identifyParty, removeParty } from "#app/domain/consulted/change-party.server.ts";
import { getConsulted, getParty } from "#app/domain/consulted/get-consulted.server.ts";
import type { Actor } from "#app/domain/context.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";
import { setOrganisation } from "#tests/support/organisations.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("consulted parties", (open) => {
  const { here, as, audits } = useDesk(open);
  /** Each look comes minutes after the one before, as the names of organisations are kept for one. */
  let looks = 0;
  const list = async (actor: Actor = here.colleague) => (await getConsulted(contextFor(here.store, actor, { now: after({ minutes: 5 * (looks += 1) }) }), here.plan.slug)).parties;
  const add = (...names: string[]) => addParties(as(here.colleague), here.plan.slug, names.map((name) => ({ name, type: "ngo" as const })));
  const answered = async () => Object.fromEntries((await list()).map((party) => [party.name, party.answered]));
  const setPlan = (state: "closed" | "draft") => here.store.write(async (tx) => { await tx.update(here.store.tables.plans).set({ state }).where(eq(here.store.tables.plans.id, here.plan.id)); });

  it("are added, each once whatever way the name is written, in Danish order", async () => {
    expect(await add("Ørnefonden", "Aalborg Forening", "Zebra")).toEqual({ ok: true, value: { added: 3, there: [] } });
    expect(await add("  ÅLBORG forening.", "Ny", "ny!")).toEqual({ ok: true, value: { added: 1, there: ["  ÅLBORG forening.", "ny!"] } });
    expect((await list()).map(({ name }) => name)).toEqual(["Ny", "Zebra", "Ørnefonden", "Aalborg Forening"]);
    expect((await audits()).map(({ action, actorRole, data }) => [action, actorRole, data])).toEqual([["consulted.added", "coordinator", { count: 3 }], ["consulted.added", "coordinator", { count: 1 }]]);
  });

  it("of two who add the same at once, one adds it", async () => {
    const results = await Promise.all([add("Foreningen"), add("foreningen")]);
    expect(results.map((result) => result.ok && result.value.added).sort()).toEqual([0, 1]);
    expect((await list()).length).toBe(1);
  });

  it("have answered when the organisation of that name has said something that everybody can read in the plan, and not otherwise", async () => {
    const [proposer, commenter, elsewhere, silent] = [await addPerson(here.store, { type: "ngo" }), await addPerson(here.store, { type: "authority" }), await addPerson(here.store, { type: "ngo" }), await addPerson(here.store, { type: "business" })];
    const nameOf = (person: typeof proposer) => person.organisation!.name;
    await add(nameOf(proposer).toUpperCase(), nameOf(commenter), nameOf(elsewhere), nameOf(silent), "Ukendt Forening");
    expect(Object.values(await answered())).toEqual([false, false, false, false, false]);
    const { reference } = await submit(contextFor(here.store, proposer), here.plan);
    await writeComment(as(commenter), here.reference, { stance: "for", body: "Vi er enige", voice: "", formKey: newId() });
    // As a private person one speaks for nobody.
    await writeComment(as(silent), here.reference, { stance: "for", body: "Jeg er enig", voice: "name", formKey: newId() });
    await submit(contextFor(here.store, elsewhere), await addPlan(here.store, { slug: "plan-b", code: "PB" }));
    const all = { [nameOf(proposer).toUpperCase()]: true, [nameOf(commenter)]: true, [nameOf(elsewhere)]: false, [nameOf(silent)]: false, "Ukendt Forening": false };
    expect(await answered()).toEqual(all);
    await hideProposal(as(here.moderator), reference, { reason: "offensive", note: "x", version: 1 });
    expect(await answered()).toEqual({ ...all, [nameOf(proposer).toUpperCase()]: false });
    // What is said under a proposal that is hidden is not there to be read either.
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "x", version: 1 });
    expect((await answered())[nameOf(commenter)]).toBe(false);
  });

  it("are the organisation that somebody says, and the one that it became part of; that is taken back too", async () => {
    const [ngo, into] = [await addPerson(here.store, { type: "ngo" }), await addPerson(here.store, { type: "ngo" })];
    await add("Kaldet noget andet");
    const [party] = await list();
    await submit(contextFor(here.store, into), here.plan);
    const identify = (organisationId: string | null, seen: string | null) => identifyParty(as(here.colleague), here.plan.slug, party!.id, { organisationId, seen });
    expect(await identify(ngo.organisation!.id, null)).toEqual({ ok: true, value: null });
    expect(await list()).toMatchObject([{ isMarked: true, answered: false, organisation: ngo.organisation }]);
    await setOrganisation(here.store, ngo.organisation!.id, { mergedIntoId: into.organisation!.id });
    expect(await list()).toMatchObject([{ isMarked: true, answered: true, organisation: into.organisation }]);
    expect(await identify(ngo.organisation!.id, ngo.organisation!.id)).toEqual({ ok: false, reason: "party_organisation_missing" });
    await expect(identify(into.organisation!.id, null)).rejects.toMatchObject({ kind: "conflict" });
    expect(await identify(null, ngo.organisation!.id)).toEqual({ ok: true, value: null });
    expect(await list()).toMatchObject([{ isMarked: false, answered: false, organisation: null }]);
    expect((await audits()).slice(-2).map(({ action, data }) => [action, data])).toEqual([
      ["consulted.identified", { partyId: party!.id, before: { organisationId: null }, after: { organisationId: ngo.organisation!.id } }], ["consulted.identified", { partyId: party!.id, before: { organisationId: ngo.organisation!.id }, after: { organisationId: null } }],
    ]);
  });

  it("can be found among the organisations by a part of the name", async () => {
    const ngo = await addPerson(here.store, { type: "ngo" });
    await setOrganisation(here.store, ngo.organisation!.id, { name: "Foreningen for Åbne Møder" });
    await add("abne moder");
    const [party] = await list();
    expect((await getParty(as(here.colleague), here.plan.slug, party!.id, undefined)).candidates).toMatchObject([{ name: "Foreningen for Åbne Møder", type: "ngo", verified: false }]);
    expect((await getParty(as(here.colleague), here.plan.slug, party!.id, "findes ikke")).candidates).toEqual([]);
    await expect(getParty(as(here.colleague), here.plan.slug, newId(), undefined)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("are removed once, and only from their own plan", async () => {
    await add("Foreningen");
    const [party] = await list();
    await addPlan(here.store, { slug: "plan-b", code: "PB" });
    expect(await removeParty(as(here.colleague), "plan-b", party!.id)).toEqual({ ok: false, reason: "party_gone" });
    expect((await Promise.all([1, 2].map(() => removeParty(as(here.colleague), here.plan.slug, party!.id)))).map((result) => result.ok).sort()).toEqual([false, true]);
    expect(await list()).toEqual([]);
    expect((await audits()).at(-1)).toMatchObject({ action: "consulted.removed", data: { partyId: party!.id } });
  });

  it("are for those who run the plan: read in a closed one, and changed in none", async () => {
    const elsewhere = await addPlan(here.store, { slug: "plan-b", code: "PB" });
    const stranger = await addPerson(here.store, { planRole: { planId: elsewhere.id, role: "coordinator" } });
    await add("Foreningen");
    const [party] = await list();
    const acts = (actor: Actor) => [() => getConsulted(as(actor), here.plan.slug), () => addParties(as(actor), here.plan.slug, [{ name: "Ny", type: "ngo" }]), () => removeParty(as(actor), here.plan.slug, party!.id), () => identifyParty(as(actor), here.plan.slug, party!.id, { organisationId: null, seen: null })];
    for (const actor of [visitor, here.anna, here.moderator, stranger]) for (const act of acts(actor)) await expect(act()).rejects.toMatchObject({ kind: "forbidden" });
    await setPlan("draft");
    for (const act of acts(stranger)) await expect(act()).rejects.toMatchObject({ kind: "not_found" });
    expect((await list()).length).toBe(1);
    await setPlan("closed");
    expect((await list()).length).toBe(1);
    for (const act of acts(here.colleague).slice(1)) await expect(act()).rejects.toMatchObject({ kind: "forbidden", reason: "plan_closed" });
    await expect(getConsulted(as(here.colleague), "findes-ikke")).rejects.toMatchObject({ kind: "not_found" });
  });
});
