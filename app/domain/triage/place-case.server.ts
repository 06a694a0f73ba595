import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { announce } from "../notifications/announce.server.ts";
import { recordJourney } from "../proposals/keep-books.server.ts";
import { changeStatus } from "./change-case.server.ts";
import { nameOf, type Case } from "./load-case.server.ts";
import type { Place } from "./place.ts";
import { requireStaff } from "./policy.ts";
import { findStaffMember } from "./staff-of-plan.server.ts";

/**
 * Puts a held case somewhere else: the one way in which it is taken, given to somebody, laid back or moved. Where the public
 * sees it is said in the journey and announced, unless that `isTold` by another entry already. Throws `conflict` when the case is no longer at `version`.
 */
export async function placeCase(ctx: Context, tx: WriteHandle, found: Case, to: Place, { version = found.version, isTold = false }: { version?: number; isTold?: boolean } = {}): Promise<void> {
  requireStaff(ctx.actor);
  await changeStatus(ctx, tx, found, version, to);
  if (to.status === found.status || isTold) return;
  const isTaken = to.status === "under_consideration";
  await recordJourney(ctx, tx, found.id, isTaken ? "taken_on" : "released");
  await announce(ctx, tx, { kind: isTaken ? "proposal_taken_on" : "proposal_released", planId: found.planId, proposalId: found.id, data: nameOf(found) });
}

/** Puts it where it was before an act that is undone. Who had it then has it again, if they still work here. Answers where it is. */
export async function putBack(ctx: Context, tx: WriteHandle, found: Case, before: Place, isTold = false): Promise<Place> {
  requireStaff(ctx.actor);
  const handler = before.assigneeId ? await findStaffMember(ctx, tx, found.planId, before.assigneeId) : null;
  const place = { ...before, assigneeId: handler?.id ?? null };
  await placeCase(ctx, tx, found, place, { isTold });
  return place;
}
