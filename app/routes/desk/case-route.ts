import { redirect } from "@remix-run/node";
import { z } from "zod";
import { deskPath, type InboxQuery } from "#app/components/desk/inbox-query.ts";
import type { Context } from "#app/domain/context.ts";

/** What is in the address of every act on a case. */
export const caseParams = z.object({ plan: z.string(), reference: z.string().max(40) });

/** Back to the case with what was done, and with the same list beside it. With a fragment of its own, or the browser keeps that of the form. */
export function toCase(ctx: Context, { plan, reference }: z.infer<typeof caseParams>, query: InboxQuery, done: string) {
  return redirect(`${deskPath(ctx.locale, plan, `/${reference}`, query, { done })}#case`, 303);
}
