import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath } from "#app/components/desk/inbox-query.ts";
import { InterestNotice } from "#app/components/desk/interest-notice.tsx";
import { CaseHeading } from "#app/components/merging/case-heading.tsx";
import { joinQuery } from "#app/components/merging/join-query.ts";
import { RelationNotes } from "#app/components/merging/relation-notes.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { done } from "#app/domain/result.ts";
import { getJoining } from "#app/domain/merging/get-joining.server.ts";
import { undoMerge } from "#app/domain/merging/undo-merge.server.ts";
import { undoSplit } from "#app/domain/merging/undo-split.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "./or-conflict.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });

export const loader = page({ access: "moderator", params, query: joinQuery }, async ({ ctx, params, query, held }) => ({ ...(await getJoining(ctx, params.plan, params.reference)), query, held: held ? ({ intent: "", errors: {}, fields: held } satisfies ActAgain) : undefined }));

const undoInput = z.object({ intent: z.enum(["merge", "split"]), version: z.coerce.number().int().min(1) });

/** Undoes what the form says that it undoes: where the case is something else by now, it comes back. */
export const action = form({ access: "moderator", params, query: joinQuery }, async ({ ctx, params: { plan, reference }, query, fields }) => {
  await requireProposalsOfPlan(ctx, plan, [reference]);
  const input = undoInput.safeParse(fields);
  if (!input.success) return formAgain<ActAgain>({ intent: "", errors: {}, fields });
  const { intent, version } = input.data;
  const result = await orConflict(intent === "merge" ? undoMerge(ctx, reference, version).then(() => done(null)) : undoSplit(ctx, reference, version));
  if (result === "conflict") return formAgain<ActAgain>({ intent, errors: {}, fields, overtaken: true }, 409);
  // A part came to be in use since: the page now says so.
  if (!result.ok) return formAgain<ActAgain>({ intent, errors: { parts: result.reason }, fields });
  throw redirect(`${deskPath(ctx.locale, plan, `/${reference}`, query, { done: intent === "merge" ? "mergeUndone" : "splitUndone" })}#case`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal, undo }) => `${undo === "split" ? m.merging.undo.splitTitle : m.merging.undo.mergeTitle} – ${proposal.reference}`);

export default function UndoPage() {
  const { plan, proposal, version, undo, interest, query, held } = useLoaderData<typeof loader>();
  const again: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.merging.undo;
  const isSplit = undo === "split" || proposal.status === "split";
  return (
    <div className="sp-measure sp-stack">
      <CaseHeading planSlug={plan.slug} reference={proposal.reference} query={query} title={isSplit ? words.splitTitle : words.mergeTitle} again={again} held={held} />
      <RelationNotes proposal={proposal} base={`/${locale}/desk/${plan.slug}`} />
      {interest ? <InterestNotice interest={interest} /> : undo === null ? <Alert kind="warning" heading={words.nothing} role="status" focus={again !== undefined && !again.overtaken}><p>{words.nothingText}</p></Alert> : (
        <form method="post" action={deskPath(locale, plan.slug, `/${proposal.reference}/undo-joining`, query)} className="sp-stack" data-once="">
          <p>{isSplit ? words.splitText(proposal.parts.length) : words.mergeText(proposal.response?.mergedInto?.reference ?? "")}</p>
          <input type="hidden" name="version" value={version} />
          <div className="sp-actions"><Button name="intent" value={undo} kind="warning">{isSplit ? words.splitSend : words.mergeSend}</Button></div>
        </form>
      )}
    </div>
  );
}
