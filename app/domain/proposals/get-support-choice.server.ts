import { and, asc, eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { Phase } from "../plans/phase.ts";
import { mayWithdrawSupport } from "./policy.ts";

/** How many proposals of a plan the reader supports, where the plan says how many one can. */
export type SupportChoice = {
  /** Null where the plan sets no limit. */
  allowance: { limit: number; used: number } | null;
  /** Where none is left: what the reader supports. The title of a hidden one is empty. */
  supported: { reference: string; title: string; language: string }[];
  mayWithdraw: boolean;
};

/** What the box with the support of a proposal asks for. Null for who is not signed in. */
export async function getSupportChoice(ctx: Context, plan: { id: string; phases: Phase[] }, supportedByMe: boolean): Promise<SupportChoice | null> {
  const { actor } = ctx;
  if (actor.kind !== "person") return null;
  const { plans, supportAllowances: s, supports, proposals: p } = ctx.tables;
  const mayWithdraw = mayWithdrawSupport(actor, plan, ctx.now).allowed;
  const [row] = await ctx.read.select({ limit: plans.supportLimit, used: s.used }).from(plans).leftJoin(s, and(eq(s.planId, plans.id), eq(s.userId, actor.id))).where(eq(plans.id, plan.id));
  if (!row || row.limit === null) return { allowance: null, supported: [], mayWithdraw };
  const allowance = { limit: row.limit, used: row.used ?? 0 };
  if (allowance.used < allowance.limit || supportedByMe || !mayWithdraw) return { allowance, supported: [], mayWithdraw };
  const rows = await ctx.read.select({ reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden }).from(supports).innerJoin(p, eq(p.id, supports.proposalId)).where(and(eq(supports.userId, actor.id), eq(p.planId, plan.id))).orderBy(asc(supports.createdAt), asc(p.id)).limit(200);
  return { allowance, supported: rows.map(({ isHidden, ...each }) => ({ ...each, title: isHidden ? "" : each.title })), mayWithdraw };
}
