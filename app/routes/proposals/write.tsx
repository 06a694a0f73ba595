import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AttachmentFields, fileErrors } from "#app/components/attachments/attachment-fields.tsx";
import { ClosedPhase } from "#app/components/proposals/closed-phase.tsx";
import { DraftConflict } from "#app/components/proposals/draft-conflict.tsx";
import { DraftFields, emptyValues } from "#app/components/proposals/draft-fields.tsx";
import { SpeaksFor } from "#app/components/proposals/speaks-for.tsx";
import { WritingSteps } from "#app/components/proposals/writing-steps.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listAttachments } from "#app/domain/attachments/attach.server.ts";
import { attachmentLimits } from "#app/domain/attachments/rules.ts";
import { getPlan } from "#app/domain/plans/queries.server.ts";
import { discardDraft, saveDraft } from "#app/domain/proposals/draft.server.ts";
import { findSubmitted } from "#app/domain/proposals/submit-proposal.server.ts";
import { draftActs } from "#app/domain/proposals/draft-policy.ts";
import { getWriting } from "#app/domain/proposals/get-writing.server.ts";
import { draftIdOf, draftInput, proposalInput, savingPage } from "#app/domain/proposals/schema.ts";
import { phaseState } from "#app/domain/plans/phase.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { newId } from "#app/lib/id.ts";
import type { Locale } from "#db/values.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { findBrowserToken, takeBrowserToken } from "#app/server/browser-token.server.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { notSaved, takeDraftFiles } from "./take-draft-files.server.ts";

const params = z.object({ plan: z.string() });
const query = z.object({ draft: z.string().max(40).optional().catch(undefined), theme: z.string().max(60).optional().catch(undefined), saved: z.literal("1").optional().catch(undefined), new: z.literal("1").optional().catch(undefined), attached: z.coerce.number().int().min(0).max(attachmentLimits.most).optional().catch(undefined) });

export const loader = page({ access: "public", params, query }, async ({ ctx, params, query, request }) => {
  const { plan, themes, draft: found } = await getWriting(ctx, params.plan, findBrowserToken(request), query.draft);
  // Whoever wants to begin another one is not given the one that waits.
  const draft = query.new ? null : found;
  const { actor } = ctx;
  if (draft?.organisationId && !draftActs(actor, { organisationId: draft.organisationId, state: draft.state }).edit) throw redirect(sharedDraftPath(ctx.locale, draft));
  const writer = actor.kind === "person" ? { name: actor.name, memberships: actor.memberships, usual: actor.organisation?.id ?? null } : null;
  const attachments = draft ? await listAttachments(ctx, { draftId: draft.id }) : [];
  return { attachments, attached: query.attached, plan, themes, draft, writer, newDraft: newId(), page: newId(), theme: query.theme, saved: query.saved === "1" && draft !== null, isResumed: draft !== null && query.draft === undefined && !query.saved, collect: phaseState(plan.phases, "collect", ctx.now) };
});

function sharedDraftPath(locale: Locale, draft: { id: string; organisationId: string | null }) {
  return `/${locale}/organisations/${draft.organisationId}/drafts/${draft.id}`;
}

export const action = form({ access: "public", params, files: attachmentLimits }, async ({ ctx, params, fields, files, request, scope }) => {
  const path = `/${ctx.locale}/plans/${params.plan}/proposals/new`;
  const plan = await getPlan(ctx, params.plan);
  const token = takeBrowserToken(request, scope);
  const draftId = draftIdOf(fields);
  if (fields.intent === "discard") {
    if (draftId) await discardDraft(ctx, plan.id, token, draftId);
    throw redirect(`/${ctx.locale}/plans/${params.plan}/proposals?done=discarded`, 303);
  }
  const input = draftInput.parse({ language: ctx.locale, ...fields });
  const saved = await saveDraft(ctx, plan.id, token, draftId, input, savingPage(fields));
  // Neither text is lost: the form keeps the one, and the other stands beside it.
  if (!saved.ok) {
    const isSent = saved.reason === "draft_sent";
    // What was sent stays as it is: saved again, the words of this page are a draft of their own.
    return formAgain({ errors: {}, values: input, draft: isSent ? newId() : saved.draft.id, version: isSent ? null : saved.draft.version, conflict: isSent ? null : saved.draft, sentAs: isSent && draftId ? ((await findSubmitted(ctx, draftId))?.reference ?? null) : null, awaiting: saved.reason === "draft_awaiting", isSent, files: await notSaved(ctx, isSent ? null : saved.draft.id, files) }, 409);
  }
  const { refused, done } = await takeDraftFiles(ctx, token, saved.id, fields, files);
  const again = async (errors: FieldErrors) => formAgain({ errors, values: input, draft: saved.id, version: saved.version, conflict: null, sentAs: null, awaiting: false, isSent: false, files: { attachments: await listAttachments(ctx, { draftId: saved.id }), refused, done } });
  if (fields.intent === "sign-in") throw redirect(`/${ctx.locale}/sign-in?returnTo=${encodeURIComponent(withQuery(path, { draft: saved.id }))}`, 303);
  if (fields.intent === "co-authors" && refused.length === 0) throw redirect(withQuery(`${path}/co-authors`, { draft: saved.id }), 303);
  const checked = proposalInput.safeParse(input);
  const isToReview = fields.intent === "review" && fields.removeFile === undefined;
  if (refused.length > 0 || (isToReview && !checked.success)) return again(isToReview && !checked.success ? fieldErrorsOf(checked.error) : {});
  if (isToReview) throw redirect(withQuery(`${path}/review`, { draft: saved.id }), 303);
  throw redirect(done ? `${withQuery(path, { draft: saved.id, attached: String(done === "removed" ? 0 : done.attached) })}#attachments` : withQuery(path, { draft: saved.id, saved: "1" }), 303);
});

export const meta = titled((m) => m.proposals.write.title);

export default function Write() {
  const { attachments, attached, plan, themes, draft, writer, newDraft, page: pageName, theme, saved, isResumed, collect } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { write } = m.proposals;
  const path = `/${locale}/plans/${plan.slug}/proposals`;
  const values = again?.values ?? draft ?? { ...emptyValues, theme: theme ?? "", language: locale };
  const files = again?.files ?? { attachments, refused: [], done: attached === undefined ? undefined : attached === 0 ? "removed" as const : { attached } };
  const draftId = again?.draft ?? draft?.id ?? newDraft;
  // Of what an organisation's members write together nobody is a co-author.
  const invites = writer !== null && (again ? (again.values.speaksFor ?? "me") === "me" : draft ? draft.organisationId === null : writer.usual === null);
  const speaksFor = writer ? <SpeaksFor memberships={writer.memberships} name={writer.name} chosen={again?.values.speaksFor ?? (draft ? draft.organisationId : writer.usual)} mayTakeBack={!draft?.organisationId || draft.isOwn} /> : null;
  if (collect.state !== "open") return <ClosedPhase collect={collect} draft={draft} planHref={`/${locale}/plans/${plan.slug}`} isSignedIn={writer !== null} />;
  return (
    <>
      <BackLink href={path}>{m.proposals.page.back}</BackLink>
      <WritingSteps current={0} />
      <div className="sp-measure">
        <PageHeading title={write.title} lead={writer ? write.leadSignedIn : write.lead} />
        {again ? null : <JustConfirmed />}
        {saved && !again ? <Alert kind="success" heading={write.savedTitle} role="status" focus><p>{writer === null ? write.savedText : draft?.organisationId ? write.savedShared : write.savedOwn}</p></Alert> : null}
        {isResumed && !again && attached === undefined ? <Alert kind="info" heading={write.resumed}><p><a href={`${path}/new?new=1`}>{write.beginNew}</a></p></Alert> : null}
        {again?.conflict ? <DraftConflict draft={again.conflict} /> : null}
        {again?.isSent ? <Alert kind="warning" heading={write.alreadySent} role="alert" focus><p>{write.alreadySentText}</p>{again.sentAs ? <p><a href={`/${locale}/proposals/${again.sentAs}`}>{m.proposals.receipt.see}</a></p> : null}</Alert> : null}
        {again?.awaiting ? <Alert kind="info" heading={write.awaiting} /> : null}
        {/* True only where the script runs, which shows it. */}
        <p data-autosave-note="" hidden>{write.savedAsYouGo}</p>
        <noscript><p>{write.savedByButton}</p></noscript>
        <form method="post" action={`${path}/new`} encType="multipart/form-data" className="sp-stack" noValidate data-autosave={`${path}/new/save`} data-saving={write.saving} data-not-saved={write.notSaved} data-changed-elsewhere={write.changedElsewhere} data-offline={m.writing.offline}>
          {/* What the Enter key presses: the first button of a form, which would else remove a file. */}
          <button name="intent" value="review" hidden tabIndex={-1} aria-hidden="true" />
          <input type="hidden" name="draft" defaultValue={draftId} autoComplete="off" />
          <input type="hidden" name="version" defaultValue={(again ? again.version : draft?.version) ?? ""} autoComplete="off" />
          <input type="hidden" name="page" defaultValue={pageName} autoComplete="off" />
          <DraftFields themes={themes} values={values} errors={again?.errors ?? {}} similar={`${path}/similar`} also={fileErrors(m, files.refused)} first={speaksFor} />
          <AttachmentFields {...files} done={files.done ?? undefined} isSignedIn={writer !== null} />
          <p className="sp-autosave" role="status" data-autosave-state="">{draft ? write.saved(format.time(locale, draft.updatedAt)) : ""}</p>
          <div className="sp-actions">
            <Button name="intent" value="review">{write.review}</Button>
            <Button name="intent" value="save" kind="secondary">{write.save}</Button>
            {invites ? <Button name="intent" value="co-authors" kind="tertiary">{m.coAuthors.saveAndInvite}</Button> : null}
          </div>
          {draft ? <Details summary={write.discard}><p>{write.discardSure}</p><Button name="intent" value="discard" kind="warning" small>{write.discard}</Button></Details> : null}
        </form>
      </div>
    </>
  );
}
