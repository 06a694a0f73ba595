import type { Context } from "../context.ts";

const purpose = "sign-up form";
/** How long a form may lie open, in milliseconds. */
const longestOpen = 24 * 3600 * 1000;

/** The moment at which a sign-up form was shown, sealed: it goes with the form and comes back with it. */
export function stampSignUp(ctx: Context): string {
  return ctx.seal.seal(String(ctx.now.getTime()), purpose);
}

/**
 * What a stamp says of who filled in the form, or null when nothing: faster than people are (`seconds`; 0 asks nothing),
 * or a form that is not ours, or lay open for more than a day. None of this is said of the person: the form comes back.
 */
export function findStampProblem(ctx: Context, stamp: unknown, seconds: number): "form_too_fast" | "form_too_old" | null {
  if (seconds === 0) return null;
  const shownAt = typeof stamp === "string" ? Number(ctx.seal.open(stamp, purpose) ?? Number.NaN) : Number.NaN;
  const age = ctx.now.getTime() - shownAt;
  if (!(age <= longestOpen)) return "form_too_old";
  return age < seconds * 1000 ? "form_too_fast" : null;
}
