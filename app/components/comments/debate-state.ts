import { debateQuery, type DebateQuery } from "#app/domain/comments/schema.ts";
import { withQuery } from "#app/lib/with-query.ts";

/** How a debate is read: what is in its address, beside which comment is answered. */
export type DebateState = DebateQuery;

/** The address of the debate read this way, with some of it changed. Another choice or order begins at the first page. */
export function debatePath(path: string, state: DebateState, changes: Partial<DebateState> & { reply?: string; answer?: string; commented?: string } = {}): string {
  const { stance, type, sort, show, cursor } = state;
  const isOther = ["stance", "type", "sort", "show"].some((name) => name in changes);
  return withQuery(path, { stance, type, sort: sort === "newest" ? undefined : sort, show, cursor: isOther ? undefined : cursor, ...changes });
}

/** The address of a comment of its own. */
export function commentPath(path: string, id: string, rest = ""): string {
  return `${path}/comments/${id}${rest}`;
}

/** The address of a comment for who comes from a debate that is read this way, and goes back to it: `debate` holds how. */
export function leavingFor(path: string, id: string, state: DebateState): string {
  return withQuery(commentPath(path, id), { debate: debatePath("", state).slice(1) || undefined });
}

/** The debate that `leavingFor` was left from, at a comment of it. What does not fit is left out. */
export function backToDebate(path: string, debate: string | undefined): string {
  return `${debatePath(path, debateQuery.parse(Object.fromEntries(new URLSearchParams(debate ?? ""))))}#debate`;
}
