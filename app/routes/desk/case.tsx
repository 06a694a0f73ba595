import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { CaseActs } from "#app/components/desk/case-acts.tsx";
import { CaseList } from "#app/components/desk/case-list.tsx";
import { CaseText } from "#app/components/desk/case-text.tsx";
import { deskPath, inboxQuery, toFilter } from "#app/components/desk/inbox-query.ts";
import { titled } from "#app/components/shell/document-head.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { getDeskCase } from "#app/domain/triage/get-desk.server.ts";
import { removeFromShortlist } from "#app/domain/triage/remove-from-shortlist.server.ts";
import { shortlistInput } from "#app/domain/triage/schema.ts";
import { shortlistProposals } from "#app/domain/triage/shortlist-proposals.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { release, takeOn } from "#app/domain/triage/take-on.server.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";
import { findNeighbours } from "./find-neighbours.server.ts";
import { orConflict } from "./or-conflict.ts";
import { shortlistProblems } from "./shortlist-problems.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });

export const loader = page({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, held }) => {
  const opened = await getDeskCase(ctx, params.plan, params.reference, toFilter(query));
  return { ...opened, neighbours: await findNeighbours(ctx, opened, toFilter(query)), query, held: held ? asAgain(held) : undefined };
});

/** What was typed before the session ended, as if the form had come back. */
function asAgain(fields: FormFields): ActAgain {
  return { intent: String(fields.intent), errors: {}, fields };
}

const versionInput = z.coerce.number().int().min(1).catch(0);

/** One act on the case; `intent` says which. Afterwards the case is shown again with what was done. */
export const action = form({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  const { reference } = params;
  const again = (intent: string, errors: FieldErrors) => formAgain<ActAgain>({ intent, errors, fields });
  const overtaken = () => formAgain<ActAgain>({ intent: String(fields.intent), errors: {}, fields, overtaken: true }, 409);
  // With a fragment of its own, or the browser keeps that of the form, and what was done is told out of sight.
  const finish = (done: string) => redirect(`${deskPath(ctx.locale, params.plan, `/${reference}`, query, { done })}#case`, 303);
  await requireProposalsOfPlan(ctx, params.plan, [reference]);
  const version = versionInput.parse(fields.version);
  switch (fields.intent) {
    case "take": {
      if ((await orConflict(takeOn(ctx, reference, version))) === "conflict") return overtaken();
      throw finish("taken");
    }
    case "release": {
      if ((await orConflict(release(ctx, reference, version))) === "conflict") return overtaken();
      throw finish("released");
    }
    case "shortlist": {
      const input = shortlistInput.safeParse(fields);
      if (!input.success) return again("shortlist", shortlistProblems(input.error, fields));
      const result = await shortlistProposals(ctx, [reference], input.data);
      if (!result.ok) return again("shortlist", { initiative: result.reason });
      throw finish(result.value.initiative);
    }
    case "unshortlist": {
      await removeFromShortlist(ctx, reference, String(fields.initiative));
      throw finish("removed");
    }
    default:
      return again("", { intent: "invalid" });
  }
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => `${proposal.reference} – ${m.desk.title}`);

export default function CasePage() {
  const data = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { plan, inbox, waiting, query, proposal } = data;
  return (
    <div className="sp-desk sp-desk--case">
      <CaseList planSlug={plan.slug} inbox={inbox} waiting={waiting} query={query} current={proposal.reference} />
      <CaseText data={data} query={query} />
      <CaseActs data={data} query={query} again={again ?? data.held} />
    </div>
  );
}
