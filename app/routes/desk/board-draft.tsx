import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { BoardDialog } from "#app/components/board/board-dialog.tsx";
import { BoardOutcome, outcomeId } from "#app/components/board/board-outcome.tsx";
import { boardPath, boardQuery } from "#app/components/board/board-query.ts";
import { DraftSources } from "#app/components/board/draft-sources.tsx";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { deleteDraft } from "#app/domain/board/delete-draft.server.ts";
import { getDraft } from "#app/domain/board/get-draft.server.ts";
import { DomainError } from "#app/domain/errors.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), initiative: z.string().max(40) });
const declared = { access: "moderator", params, query: boardQuery } as const;

export const loader = page(declared, async ({ ctx, params, query, held }) => ({
  draft: await getDraft(ctx, params.plan, params.initiative, query.cursor), query: { ...query, draft: params.initiative }, held,
}));

/** Deletes the draft. What it says is written in the editor. */
export const action = form(declared, async ({ ctx, params, query, fields }) => {
  await requireProposalsOfPlan(ctx, params.plan, []);
  const { plan, initiative } = params;
  const again = (errors: ActAgain["errors"], changes: Partial<ActAgain> = {}, status = 400) => formAgain<ActAgain>({ intent: "delete", errors, fields, ...changes }, status);
  if (fields.intent !== "delete") return again({ delete: "invalid" });
  try {
    const result = await deleteDraft(ctx, plan, initiative, z.coerce.number().int().catch(0).parse(fields.version));
    if (!result.ok) return again({ delete: result.reason });
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({}, { overtaken: true }, 409);
    throw error;
  }
  throw redirect(`${boardPath(ctx.locale, plan, "", query, { done: "deleted", initiative })}#${outcomeId}`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { draft }) => `${draft.reference} – ${m.board.title}`);

export default function BoardDraft() {
  const { draft, query, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.board.draft;
  const { plan, reference } = draft;
  return (
    <div data-board="">
      <PageHeading before={<BackLink href={boardPath(locale, plan.slug, "", { ...query, cursor: undefined })}>{m.board.move.back}</BackLink>} kicker={<span>{reference} · {words.kicker}</span>} title={<Words of={draft.shownTitle} />} after={<p className="sp-cluster sp-small"><a href={`/${locale}/desk/${plan.slug}/initiatives/${reference}`}>{words.write}</a><a href={`/${locale}/initiatives/${reference}`}>{words.publicPage}</a></p>} />
      {answered ? <Alert kind="warning" heading={fieldError(m, answered.errors.delete) ?? words.overtaken} headingLevel={null} role="alert" focus /> : null}
      <DraftSources draft={draft} query={query} />
      {draft.total === 0 ? (
        <section className="sp-section sp-measure" aria-labelledby="delete-draft">
          <h2 id="delete-draft">{words.removeTitle}</h2>
          <p>{words.removeText}</p>
          <form method="post" action={boardPath(locale, plan.slug, `/${reference}`, query)} data-once=""><input type="hidden" name="version" value={draft.version} /><Button name="intent" value="delete" kind="warning">{words.delete}</Button></form>
        </section>
      ) : null}
      <BoardOutcome planSlug={plan.slug} query={query} held={held} />
      <BoardDialog />
    </div>
  );
}
