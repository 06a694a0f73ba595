import { z } from "zod";
import type { WriteHandle } from "#db/store.ts";
import { caseStages, proposalStatuses } from "#db/values.ts";
import type { Context } from "../context.ts";
import { announce } from "../notifications/announce.server.ts";
import { recordJourney } from "../proposals/keep-books.server.ts";
import { changeStatus } from "../triage/change-case.server.ts";
import { nameOf, type Case } from "../triage/load-case.server.ts";

const place = z.object({ assigneeId: z.string().nullable(), status: z.enum(proposalStatuses), stage: z.enum(caseStages) });

/** Who has a case, and where it stands for the public and for the desk. */
export type Place = z.infer<typeof place>;

export function placeOf({ assigneeId, status, stage }: Case): Place {
  return { assigneeId, status, stage };
}

export function readPlace(before: Record<string, unknown>): Place {
  return place.parse(before);
}

/** Puts a held case somewhere else. Where the public sees it is said in the journey and announced, as when somebody takes a case or lays it back. */
export async function placeCase(ctx: Context, tx: WriteHandle, found: Case, to: Place): Promise<void> {
  await changeStatus(ctx, tx, found, found.version, to);
  if (to.status === found.status) return;
  const isTaken = to.status === "under_consideration";
  await recordJourney(ctx, tx, found.id, isTaken ? "taken_on" : "released");
  await announce(ctx, tx, { kind: isTaken ? "proposal_taken_on" : "proposal_released", planId: found.planId, proposalId: found.id, data: nameOf(found) });
}
