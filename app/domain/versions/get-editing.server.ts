import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { listThemes, type ThemeView } from "../plans/queries.server.ts";
import { loadChangeable, wasCoAuthor } from "./changeable.server.ts";
import type { Editable } from "./editable.ts";
import { markOf } from "./mark-of.server.ts";
import { mayEdit, mayWithdraw, type ChangePermission } from "./policy.ts";

/** What the pages of changing and withdrawing need: the proposal, and whether that is open to the reader now. */
export type Changing = { reference: string; title: string; language: string; permission: ChangePermission };

export type Editing = Changing & { themes: ThemeView[]; values: Editable; mark: string; supportCount: number };

/** What the form of changing is made from. Throws `forbidden` for who is none of its writers and never was, `not_found` where there is no such proposal. */
export async function getEditing(ctx: Context, reference: string): Promise<Editing> {
  const { row, facts } = await loadChangeable(ctx, reference);
  const now = mayEdit(ctx.actor, facts, ctx.now);
  const isAuthor = ctx.actor.kind === "person" && ctx.actor.id === row.authorId;
  const isOthers = !now.allowed && now.reason === "not_yours";
  if ((row.isHidden && !row.awaitsScreening && !isAuthor) || (isOthers && !(await wasCoAuthor(ctx, row.id)))) throw forbidden();
  const permission: ChangePermission = isOthers ? { allowed: false, reason: "no_longer" } : now;
  const themes = await listThemes(ctx, row.planId);
  const { title, problem, change, effect, language, ogpValues, policyAreas } = row;
  const values = { title, problem, change, effect, language, ogpValues, policyAreas, theme: themes.find((theme) => theme.id === row.themeId)?.slug ?? "" };
  return { reference: row.reference, title, language, permission, themes, values, mark: markOf(values), supportCount: row.supportCount };
}

/** The proposal that somebody is about to withdraw. Throws as `getEditing`. */
export async function getWithdrawing(ctx: Context, reference: string): Promise<Changing> {
  const { row, facts } = await loadChangeable(ctx, reference);
  const permission = mayWithdraw(ctx.actor, facts, ctx.now);
  const isAuthor = ctx.actor.kind === "person" && ctx.actor.id === row.authorId;
  if ((!permission.allowed && permission.reason === "not_yours") || (row.isHidden && !row.awaitsScreening && !isAuthor)) throw forbidden();
  return { reference: row.reference, title: row.title, language: row.language, permission };
}
