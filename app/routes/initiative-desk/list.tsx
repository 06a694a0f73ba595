import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { BeginForm } from "#app/components/initiatives/begin-form.tsx";
import { DraftLines } from "#app/components/initiatives/draft-lines.tsx";
import { OriginRatio } from "#app/components/initiatives/origin-ratio.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { beginDraft } from "#app/domain/initiatives/begin-draft.server.ts";
import { listDrafts } from "#app/domain/initiatives/list-drafts.server.ts";
import { moveDraft } from "#app/domain/initiatives/move-draft.server.ts";
import { beginInput, moveInput } from "#app/domain/initiatives/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { newId } from "#app/lib/id.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string() });
const query = z.object({ moved: z.string().max(40).optional().catch(undefined) });

export const loader = page({ access: "moderator", params, query }, async ({ ctx, params, query, held }) => ({ ...(await listDrafts(ctx, params.plan)), moved: query.moved, formKey: newId(), held: held ? ({ intent: "begin", errors: {}, fields: held } satisfies ActAgain) : undefined }));

/** Moves a draft in the order, or begins one without proposals. */
export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  // Whoever works on another plan is told nothing about this one's form.
  await listDrafts(ctx, params.plan);
  const path = `/${ctx.locale}/desk/${params.plan}/initiatives`;
  const again = (errors: ActAgain["errors"], more: Partial<ActAgain> = {}) => formAgain<ActAgain>({ intent: String(fields.intent), errors, fields, ...more }, more.overtaken ? 409 : 400);
  if (fields.intent === "move") {
    const [direction, reference] = String(fields.move).split(":");
    const input = moveInput.safeParse({ direction, reference, sequence: fields[`sequence.${reference}`] });
    if (!input.success) return again({ intent: "invalid" });
    try {
      await moveDraft(ctx, params.plan, input.data.reference, input.data);
    } catch (error) {
      if (error instanceof DomainError && error.kind === "conflict") return again({}, { overtaken: true });
      throw error;
    }
    throw redirect(`${path}?moved=${encodeURIComponent(input.data.reference)}`, 303);
  }
  const input = beginInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  const result = await beginDraft(ctx, params.plan, input.data);
  if (!result.ok) return again({ theme: result.reason });
  throw redirect(`${path}/${result.value.reference}`, 303);
});

export const meta = titled((m) => `${m.initiativeDesk.list.title} – ${m.desk.title}`);

export default function DraftInitiatives() {
  const { plan, themes, drafts, mayOrder, isClosed, adopted, moved, formKey, held } = useLoaderData<typeof loader>();
  const answered: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.list;
  const path = `/${locale}/desk/${plan.slug}/initiatives`;
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}`}>{m.desk.title}</BackLink>} kicker={<Words of={plan.title} />} title={words.title} lead={`${words.lead} ${words.template(m.initiativeTemplate.names[plan.template.name])}`} />
      {moved && !answered ? <Alert kind="success" heading={words.moved(moved)} headingLevel={null} role="status" focus /> : null}
      {answered?.overtaken ? <Alert kind="warning" heading={words.moveConflict} headingLevel={null} role="alert" focus /> : null}
      {isClosed ? <Alert kind="info" heading={words.closed} headingLevel={null} /> : null}
      {adopted > 0 ? <p>{words.adopted(adopted)}</p> : null}
      <OriginRatio origins={drafts.map(({ origin }) => origin)} />
      {drafts.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : <DraftLines {...{ themes, drafts, mayOrder, path, template: plan.template }} />}
      {isClosed ? null : <BeginForm path={path} boardPath={`/${locale}/desk/${plan.slug}/board`} themes={themes} formKey={formKey} again={answered?.overtaken ? undefined : answered ?? held} isHeld={held !== undefined && !answered} />}
    </>
  );
}
