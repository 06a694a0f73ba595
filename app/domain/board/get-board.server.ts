import type { Context } from "../context.ts";
import { getPlan, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { countUnplaced } from "./count-unplaced.server.ts";
import { listCards, type BoardCard } from "./list-cards.server.ts";
import { listTray, type Tray } from "./list-tray.server.ts";
import type { TrayView } from "./schema.ts";

/** `unplaced`: how many proposals lead nowhere yet, by the theme's id. */
export type Board = { plan: PlanSummary; themes: ThemeView[]; cards: BoardCard[]; tray: Tray; unplaced: Record<string, number> };

/** Which proposals the tray shows. `theme` is a slug. */
export type BoardFilter = { view: TrayView; theme?: string | undefined; text?: string | undefined; cursor?: string | undefined };

/** The shortlist board of a plan. Throws `forbidden` for who works on other plans. */
export async function getBoard(ctx: Context, planSlug: string, filter: BoardFilter): Promise<Board> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const themes = await listThemes(ctx, plan.id);
  const themeId = themes.find((theme) => theme.slug === filter.theme)?.id;
  const [cards, tray, unplaced] = await Promise.all([listCards(ctx, plan.id), listTray(ctx, plan.id, { view: filter.view, themeId, text: filter.text, cursor: filter.cursor }), countUnplaced(ctx, plan.id)]);
  return { plan, themes, cards, tray, unplaced };
}
