import { and, eq, isNull } from "drizzle-orm";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { ModerationMeasure } from "#db/values.ts";
import type { Context, Person } from "../context.ts";
import { isWriter } from "../proposals/speaker.ts";
import type { WrittenBy } from "./policy.ts";

type Decision = { id: string; measure: ModerationMeasure };

/** About the person who wrote a text, not about the text: between the desk and them, also where the text is an organisation's. */
const personal: readonly ModerationMeasure[] = ["warned", "suspended"];

export function isPersonal({ measure }: Pick<Decision, "measure">): boolean {
  return personal.includes(measure);
}

/** Whether a decision is about what `actor` wrote, or about them: who gets its reasons, and may object. */
export function isAddressee(actor: Context["actor"], decision: Pick<Decision, "measure">, text: WrittenBy): actor is Person {
  return isPersonal(decision) ? actor.kind === "person" && actor.id === text.authorId : isWriter(actor, text);
}

/** Whether what was decided still holds: the text is hidden, the passage left out, the person suspended. A warning holds. */
export async function isInForce(ctx: Context, handle: ReadHandle | WriteHandle, { id, measure }: Decision, text: { isHidden: boolean; isGone: boolean }): Promise<boolean> {
  const { redactions: r, suspensions: s } = ctx.tables;
  if (measure === "warned") return true;
  if (measure === "suspended") {
    const [row] = await handle.select({ endsAt: s.endsAt }).from(s).where(and(eq(s.decisionId, id), isNull(s.liftedAt)));
    return row !== undefined && row.endsAt > ctx.now;
  }
  if (text.isGone) return false;
  if (measure === "hidden") return text.isHidden;
  return (await handle.select({ id: r.id }).from(r).where(and(eq(r.decisionId, id), isNull(r.restoredAt)))).length > 0;
}
