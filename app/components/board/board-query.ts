import { z } from "zod";
import type { BoardFilter } from "#app/domain/board/get-board.server.ts";
import { trayViews } from "#app/domain/board/schema.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { adoptionDegrees } from "#db/values.ts";

const reference = z.string().max(40).regex(/^[\w-]+$/).optional().catch(undefined);

/** What the tray is narrowed by, in the address of every page of the board, and what the last act did. */
export const boardQuery = z.object({
  view: z.enum(trayViews).catch("unplaced"),
  q: z.string().trim().max(200).optional().catch(undefined),
  theme: z.string().max(60).optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
  /** The draft whose page a form goes back to; without it that is the board. */
  draft: reference,
  done: z.enum(["placed", "changed", "removed", "undone", "deleted", "begun"]).optional().catch(undefined),
  ref: reference,
  initiative: reference,
  /** To undo a change or a removal by: how it was, and how it is now. The passage is held (`held`). */
  degree: z.enum(adoptionDegrees).optional().catch(undefined),
  mark: z.string().max(16).optional().catch(undefined),
});

export type BoardQuery = z.infer<typeof boardQuery>;

export function toBoardFilter({ view, q, theme, cursor }: BoardQuery): BoardFilter {
  return { view, theme, cursor, text: q || undefined };
}

/** An address of the board with the same tray. */
export function boardPath(locale: string, planSlug: string, rest: string, { view, q, theme, cursor }: BoardQuery, extra: Record<string, string | undefined> = {}): string {
  return withQuery(`/${locale}/desk/${planSlug}/board${rest}`, { view: view === "unplaced" ? undefined : view, q, theme, cursor, ...extra });
}

/** The page with the form that puts a proposal into a draft, or changes how it is in one. */
export function movePath(locale: string, planSlug: string, query: BoardQuery, ref: string, initiative?: string): string {
  return boardPath(locale, planSlug, "/move", query, { draft: query.draft, ref, initiative });
}
