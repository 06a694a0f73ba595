import type { Neighbours } from "#app/components/desk/case-text.tsx";
import type { Context } from "#app/domain/context.ts";
import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import { listBeside, type InboxFilter } from "#app/domain/triage/list-inbox.server.ts";

/**
 * The cases before and after one that is not on the page of the list beside it, as when an answer took it out of the view: its
 * place in the order of the list is still told by when it came. Null when it is on the page, which then tells them itself.
 */
export async function findNeighbours(ctx: Context, { plan, proposal, inbox }: Pick<DeskCase, "plan" | "proposal" | "inbox">, filter: InboxFilter): Promise<Neighbours | null> {
  if (inbox.rows.some((row) => row.reference === proposal.reference)) return null;
  return listBeside(ctx, plan.id, filter, proposal);
}
