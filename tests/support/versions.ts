import { eq } from "drizzle-orm";
import type { Context, Person } from "#app/domain/context.ts";
import { getEditing } from "#app/domain/versions/get-editing.server.ts";
import { editProposal, type Edited, type EditInput } from "#app/domain/versions/edit-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import type { Store } from "#db/store.ts";
import { after, noon } from "./context.ts";

/** Opens the form of changing, types into it and sends it. */
export async function edit(ctx: Context, reference: string, typed: Partial<EditInput>): Promise<Edited> {
  const form = await openForm(ctx, reference);
  return form(typed);
}

/** Opens the form of changing. What it answers sends it, whatever has happened since. */
export async function openForm(ctx: Context, reference: string): Promise<(typed: Partial<EditInput>, later?: Context) => Promise<Edited>> {
  const { values: { theme, title, problem, change, effect, language, ogpValues, policyAreas }, mark } = await getEditing(ctx, reference);
  return (typed, later = ctx) => editProposal(later, reference, { theme, title, problem, change, effect, language: language as "da", ogpValues, policyAreas: policyAreas as EditInput["policyAreas"], ...typed }, mark);
}

/** Puts somebody beside the author of a proposal, as one who has accepted. */
export async function addCoAuthor(store: Store, reference: string, person: Person): Promise<void> {
  const { coAuthors, proposals } = store.tables;
  const [row] = await store.read.select({ id: proposals.id }).from(proposals).where(eq(proposals.reference, reference));
  await store.write(async (tx) => {
    await tx.insert(coAuthors).values({ id: newId(), proposalId: row!.id, email: "", emailKey: "", tokenHash: newId(), state: "accepted", userId: person.id, display: "name", shownName: person.name, createdAt: noon, expiresAt: after({ days: 14 }), decidedAt: noon });
  });
}
