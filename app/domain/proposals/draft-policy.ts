import type { DraftState, MemberRole } from "#db/values.ts";
import type { Actor } from "../context.ts";

/** What there is to know of a draft that is shared within an organisation. */
export type SharedDraft = { organisationId: string; state: DraftState };

/** What somebody may do with a shared draft now. */
export type DraftActs = { read: boolean; edit: boolean; note: boolean; requestRelease: boolean; takeBack: boolean; release: boolean; sendBack: boolean };

const nothing: DraftActs = { read: false, edit: false, note: false, requestRelease: false, takeBack: false, release: false, sendBack: false };

/**
 * Members write and ask for release; while it is asked for, the text stays as it was handed over, until they take it back
 * or it is sent back. Representatives may change and send it whatever its state.
 */
const byRole: Record<MemberRole, Record<DraftState, DraftActs>> = {
  member: {
    writing: { ...nothing, read: true, edit: true, note: true, requestRelease: true },
    sent_back: { ...nothing, read: true, edit: true, note: true, requestRelease: true },
    awaiting_release: { ...nothing, read: true, note: true, takeBack: true },
  },
  representative: {
    writing: { ...nothing, read: true, edit: true, note: true, release: true },
    sent_back: { ...nothing, read: true, edit: true, note: true, release: true },
    awaiting_release: { ...nothing, read: true, edit: true, note: true, release: true, sendBack: true },
  },
};

export function draftActs(actor: Actor, draft: SharedDraft): DraftActs {
  const role = actor.kind === "person" ? actor.memberships.find((each) => each.id === draft.organisationId)?.role : undefined;
  return role === undefined ? nothing : byRole[role][draft.state];
}
