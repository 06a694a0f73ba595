import { eq } from "drizzle-orm";
import { writeComment, writeReply } from "#app/domain/comments/write-comment.server.ts";
import type { Person } from "#app/domain/context.ts";
import { reportText } from "#app/domain/reports/report-text.server.ts";
import { supportProposal } from "#app/domain/proposals/support-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { newToken } from "#app/lib/token.ts";
import type { Store } from "#db/store.ts";
import { after, contextFor, noon, visitor } from "./context.ts";
import { addPerson } from "./people.ts";
import { keepDraft, submit, text, type TestPlan } from "./plans.ts";

/** A person who has left something in every table that people leave things in, and somebody beside them. */
export type Life = { person: Person; colleague: Person; stranger: Person; organisationId: string; own: string; ofOrganisation: string; others: string; draft: string; sharedDraft: string };

/** Nothing of these may be found when the account is gone. */
export const traces = { name: "Qvistine Zøllerup", email: "qvistine.zoellerup@private.example", device: "Netscape på Amiga" };

/** Lives that life. Both belong to one organisation, the person as its representative; nobody has a role. */
export async function liveLife(store: Store, plan: TestPlan, options: { colleagueRole?: "member" | "representative" } = {}): Promise<Life> {
  const { tables } = store;
  const person = await addPerson(store, { type: "ngo", name: traces.name, email: traces.email });
  const stranger = await addPerson(store, { name: "Fremmed Nielsen" });
  const colleague = await addPerson(store, { name: "Kollega Holm" });
  const organisationId = person.organisation!.id;
  const alone: Person = { ...person, organisation: null, participantType: "citizen" };
  const as = (who: Person) => contextFor(store, who);
  await store.write(async (tx) => {
    await tx.insert(tables.memberships).values({ organisationId, userId: colleague.id, role: options.colleagueRole ?? "representative", createdAt: noon });
  });
  const own = await submit(as(alone), plan, { title: "Mit eget forslag" });
  const ofOrganisation = await submit(as(person), plan, { title: "Foreningens forslag" });
  const others = await submit(as(stranger), plan, { title: "En fremmeds forslag" });
  const comment = (who: Person, on: string, body: string) => writeComment(as(who), on, { stance: "for", body, voice: "", formKey: newId() });
  await comment(alone, others.reference, "Det er jeg for.");
  await comment(person, others.reference, "Det er foreningen for.");
  const theirs = await comment(stranger, own.reference, "Den fremmedes mening");
  if (!theirs.ok) throw new Error(theirs.reason);
  await writeReply(as(alone), own.reference, { parent: theirs.value.id, body: "Tak for det", voice: "", formKey: newId() });
  await supportProposal(as(person), others.reference);
  const draft = await keepDraft(as(person), plan.id, newToken(), null, { ...text, title: "Privat kladde" });
  const shared = await keepDraft(as(person), plan.id, newToken(), null, { ...text, title: "Fælles kladde" });
  await reportText(as(person), others.reference, null, { reason: "other", body: "Det er ikke rigtigt.", formKey: newId() });
  await reportText(contextFor(store, visitor), others.reference, null, { reason: "other", body: "Uden konto", formKey: newId(), email: traces.email });
  await standBeside(store, { person, stranger, own: own.reference, others: others.reference });
  await leaveTraces(store, { person, colleague, organisationId, sharedDraft: shared.id });
  return { person, colleague, stranger, organisationId, own: own.reference, ofOrganisation: ofOrganisation.reference, others: others.reference, draft: draft.id, sharedDraft: shared.id };
}

/** A co-author of the stranger's proposal, with invitations both ways. */
async function standBeside(store: Store, { person, stranger, own, others }: Pick<Life, "person" | "stranger" | "own" | "others">) {
  const { coAuthors, proposals } = store.tables;
  const idOf = async (reference: string) => (await store.read.select({ id: proposals.id }).from(proposals).where(eq(proposals.reference, reference)))[0]!.id;
  const [ownId, othersId] = [await idOf(own), await idOf(others)];
  const invitation = { createdAt: noon, expiresAt: after({ days: 14 }) };
  await store.write(async (tx) => {
    await tx.insert(coAuthors).values({ ...invitation, id: newId(), tokenHash: newId(), proposalId: othersId, email: "", emailKey: "", invitedBy: stranger.id, state: "accepted", userId: person.id, display: "name", shownName: traces.name, decidedAt: noon });
    await tx.insert(coAuthors).values({ ...invitation, id: newId(), tokenHash: newId(), proposalId: othersId, email: traces.email, emailKey: traces.email, invitedBy: stranger.id });
    await tx.insert(coAuthors).values({ ...invitation, id: newId(), tokenHash: newId(), proposalId: ownId, email: "inviteret@other.example", emailKey: "inviteret@other.example", invitedBy: person.id });
  });
}

async function leaveTraces(store: Store, { person, colleague, organisationId, sharedDraft }: Pick<Life, "person" | "colleague" | "organisationId" | "sharedDraft">) {
  const { sessions, emailTokens, recoveryCodes, identities, notificationSettings, invitations, joinRequests, proposalDrafts, draftNotes, rateLimits, outboxMessages, users } = store.tables;
  const userId = person.id;
  await store.write(async (tx) => {
    await tx.insert(sessions).values({ id: `session-${userId}`, userId, expiresAt: after({ days: 400 }), createdAt: noon, lastSeenAt: noon, device: traces.device });
    await tx.insert(emailTokens).values({ id: `token-${userId}`, userId, purpose: "change_email", expiresAt: after({ days: 2 }), data: { email: `ny.${traces.email}` } });
    await tx.insert(recoveryCodes).values({ userId, codeHash: `code-${userId}` });
    await tx.insert(identities).values({ id: newId(), userId, provider: "mitid", issuer: "https://broker.example", subject: `subject-${userId}`, level: "substantial", kind: "person", createdAt: noon, lastUsedAt: noon });
    await tx.insert(notificationSettings).values({ userId, kind: "own_proposals", frequency: "off" });
    const invitation = { organisationId, role: "member" as const, createdAt: noon, expiresAt: after({ days: 7 }) };
    await tx.insert(invitations).values({ ...invitation, id: newId(), tokenHash: newId(), email: "inviteret@other.example", emailKey: "inviteret@other.example", invitedBy: userId });
    await tx.insert(invitations).values({ ...invitation, id: newId(), tokenHash: newId(), email: traces.email, emailKey: traces.email, invitedBy: colleague.id });
    await tx.insert(joinRequests).values({ organisationId, userId, message: `Hilsen ${traces.name}`, createdAt: noon });
    await tx.insert(rateLimits).values({ key: `mailPerPerson:${userId}`, windowStart: noon, tries: 1 }).onConflictDoNothing();
    await tx.update(proposalDrafts).set({ organisationId, updatedBy: userId }).where(eq(proposalDrafts.id, sharedDraft));
    await tx.insert(draftNotes).values({ id: newId(), draftId: sharedDraft, authorId: userId, kind: "note", body: "Skal vi sende den?", createdAt: noon });
    await tx.insert(outboxMessages).values({ id: newId(), kind: "email_change_confirm", recipient: `ny.${traces.email}`, locale: "da", payload: { name: traces.name, token: "t" }, dedupeKey: `change:${userId}`, createdAt: noon, availableAt: noon });
    await tx.update(users).set({ totpSecret: `sealed-${userId}`, totpConfirmedAt: noon, lastSeenAt: noon });
  });
}
