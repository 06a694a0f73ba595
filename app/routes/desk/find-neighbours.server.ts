import type { Neighbours } from "#app/components/desk/case-text.tsx";
import type { Context } from "#app/domain/context.ts";
import { writeCursor } from "#app/domain/keyset/cursor.ts";
import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import { listInbox, type InboxFilter } from "#app/domain/triage/list-inbox.server.ts";

/**
 * The cases before and after one that is not on the page of the list beside it, as when an answer took it out of the view: its
 * place in the order of the list is still told by when it came. Null when it is on the page, which then tells them itself.
 */
export async function findNeighbours(ctx: Context, { plan, proposal, inbox }: Pick<DeskCase, "plan" | "proposal" | "inbox">, filter: InboxFilter): Promise<Neighbours | null> {
  const { id, reference, submittedAt } = proposal;
  if (inbox.rows.some((row) => row.reference === reference)) return null;
  const beyond = (direction: "after" | "before") => listInbox(ctx, plan.id, { ...filter, cursor: writeCursor({ direction, value: submittedAt.getTime(), id }) });
  const [before, after] = await Promise.all([beyond("before"), beyond("after")]);
  // Where nothing is that way, the list answers with its front instead: that has nothing before it, and begins with this case or what follows it.
  const next = after.previous ? after.rows[0]?.reference : undefined;
  const front = before.rows[0]?.reference;
  return { previous: front === reference || front === next ? undefined : before.rows.at(-1)?.reference, next };
}
