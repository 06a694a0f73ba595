import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AttachedFiles } from "#app/components/attachments/attached-files.tsx";
import { DraftActs } from "#app/components/organisations/draft-acts.tsx";
import { DraftNotes } from "#app/components/organisations/draft-notes.tsx";
import { DraftState } from "#app/components/organisations/draft-state.tsx";
import { SimilarProposals } from "#app/components/proposals/similar-proposals.tsx";
import { ProposalTags } from "#app/components/proposals/proposal-tags.tsx";
import { InLanguage } from "#app/components/proposals/text-language.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listSimilar } from "#app/domain/proposals/list-similar.server.ts";
import { listAttachments } from "#app/domain/attachments/attach.server.ts";
import { DomainError } from "#app/domain/errors.ts";
import { maySubmitProposal } from "#app/domain/proposals/policy.ts";
import { requestRelease, takeBackRelease } from "#app/domain/proposals/request-release.server.ts";
import { draftNoteInput, draftNoteLimit, proposalInput, releaseRequestInput } from "#app/domain/proposals/schema.ts";
import { sendBackDraft } from "#app/domain/proposals/send-back-draft.server.ts";
import { getSharedDraft } from "#app/domain/proposals/shared-draft.server.ts";
import { releaseChoice } from "#app/domain/proposals/speaker.ts";
import { writeDraftNote } from "#app/domain/proposals/write-draft-note.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { looksLikeCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ organisation: z.uuid(), draft: z.uuid() });
const dones = ["requested", "taken_back", "sent_back", "noted"] as const;
const query = z.object({ done: z.enum(dones).optional().catch(undefined) });

export const loader = page({ access: "participant", params, query }, async ({ ctx, params, query, held }) => {
  const found = await getSharedDraft(ctx, params.organisation, params.draft);
  if ("reference" in found) throw redirect(`/${ctx.locale}/proposals/${found.reference}`);
  const { draft, acts } = found;
  const isComplete = proposalInput.safeParse(draft).success;
  return {
    ...found, isComplete, permission: maySubmitProposal(ctx.actor, found.plan.phases, ctx.now), done: query.done, held,
    attachments: await listAttachments(ctx, { draftId: draft.id }),
    similar: await listSimilar(ctx, { id: found.plan.id, themes: found.themes }, draft.title),
    choice: ctx.actor.kind === "person" && acts.release ? releaseChoice(ctx.actor, params.organisation) : null,
  };
});

type Again = { intent: string; note: string; problem: string | undefined; overtaken: boolean; refusal: string | null };

/** One act on the draft; `intent` says which. */
export const action = form({ access: "participant", params }, async ({ ctx, params: { organisation, draft }, fields }) => {
  const intent = typeof fields.intent === "string" ? fields.intent : "";
  const note = typeof fields.note === "string" ? fields.note : "";
  const again = (more: Partial<Again>, status: number) => formAgain<Again>({ intent, note, problem: undefined, overtaken: false, refusal: null, ...more }, status);
  const finish = (done: (typeof dones)[number]) => redirect(withQuery(`/${ctx.locale}/organisations/${organisation}/drafts/${draft}`, { done }), 303);
  const input = intent === "request" ? releaseRequestInput.safeParse(fields) : draftNoteInput.safeParse(fields);
  if (!input.success && intent !== "take-back") return again({ problem: fieldErrorsOf(input.error).note }, 400);
  try {
    if (intent === "take-back") {
      await takeBackRelease(ctx, organisation, draft);
      throw finish("taken_back");
    }
    if (intent === "request") {
      const result = await requestRelease(ctx, organisation, draft, input.data!.note);
      if (!result.ok) return again({ refusal: result.reason }, 409);
      throw finish("requested");
    }
    if (intent === "send-back") {
      await sendBackDraft(ctx, organisation, draft, input.data!.note);
      throw finish("sent_back");
    }
    await writeDraftNote(ctx, organisation, draft, input.data!.note);
    throw finish("noted");
  } catch (error) {
    // Somebody was faster: the draft is shown as it is now, with what was typed here.
    if (error instanceof DomainError && error.kind === "conflict") return again({ overtaken: true }, 409);
    throw error;
  }
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { draft }) => draft.title.trim() || m.drafts.untitled);

export default function SharedDraftPage() {
  const data = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { draft, organisation, plan, themes, acts, notes, permission, isComplete } = data;
  const words = m.drafts;
  const path = `/${locale}/organisations/${organisation.id}/drafts/${draft.id}`;
  const theme = themes.find((each) => each.slug === draft.theme);
  const held = typeof data.held?.note === "string" ? { intent: String(data.held.intent), note: data.held.note } : { intent: "", note: "" };
  const typed = { ...held, ...again, error: fieldError(m, again?.problem, { max: draftNoteLimit, value: again?.note ?? "" }) };
  return (
    <div className="sp-measure">
      <PageHeading
        before={<BackLink href={`/${locale}/organisations/${organisation.id}/drafts`}>{words.toList(organisation.name)}</BackLink>}
        kicker={<><span><Words of={plan.title} /></span>{theme ? <span><Words of={theme.title} /></span> : null}<DraftState state={draft.state} /></>}
        title={<span dir="auto">{draft.title.trim() || words.untitled}</span>} lang={useLangOf(draft.language)}
        after={<p className="sp-list__meta">{words.by(draft.writer ?? words.noWriter, format.dateTime(locale, draft.updatedAt))}</p>}
      />
      <FormErrors errors={[{ field: again?.intent === "note" ? "field-new-note" : `field-note-${typed.intent}`, text: typed.error }]} />
      {data.done && !again ? <Alert kind="success" heading={words.done[data.done]} role="status" focus /> : null}
      {again?.overtaken ? <Alert kind="warning" heading={words.overtaken} role="alert" focus /> : null}
      {again?.refusal ? <Refused permission={{ allowed: false, reason: again.refusal }} returnTo={path} /> : null}
      <p>{words.explained[organisation.role][draft.state]}</p>
      {permission.allowed ? null : <Refused permission={permission} returnTo={path} />}
      {looksLikeCpr(`${draft.title}\n${draft.problem}\n${draft.change}\n${draft.effect}`) ? <Alert kind="warning" heading={m.forms.cprWarning} /> : null}
      {isComplete ? null : <Alert kind="info" heading={words.incomplete} />}
      <article className="sp-box"><ProposalText text={draft} language={draft.language} level={2} /><InLanguage language={draft.language} /><ProposalTags tags={draft} /><AttachedFiles attachments={data.attachments} /></article>
      {data.similar.length > 0 && permission.allowed ? <section className="sp-section" aria-labelledby="similar"><h2 id="similar">{m.writing.similar.title}</h2><p>{m.writing.similar.leadReview}</p><SimilarProposals rows={data.similar} /></section> : null}
      {acts.edit ? <div className="sp-actions"><Button href={withQuery(`/${locale}/plans/${plan.slug}/proposals/new`, { draft: draft.id })} kind="secondary">{words.edit}</Button></div> : null}
      <DraftActs shared={data} path={path} choice={data.choice} isSendable={isComplete && permission.allowed} typed={typed} />
      <DraftNotes notes={notes} path={path} typed={typed.intent === "note" ? typed.note : ""} error={typed.intent === "note" ? typed.error : undefined} />
    </div>
  );
}
