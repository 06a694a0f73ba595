import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AttachedFiles } from "#app/components/attachments/attached-files.tsx";
import { ProposalTags } from "#app/components/proposals/proposal-tags.tsx";
import { SimilarProposals } from "#app/components/proposals/similar-proposals.tsx";
import { InLanguage } from "#app/components/proposals/text-language.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import { WritingSteps } from "#app/components/proposals/writing-steps.tsx";
import { VoiceChoice } from "#app/components/proposals/voice-choice.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { listAttachments } from "#app/domain/attachments/attach.server.ts";
import { getScreening } from "#app/domain/moderation/get-screening.server.ts";
import { listSimilar } from "#app/domain/proposals/list-similar.server.ts";
import { getWriting } from "#app/domain/proposals/get-writing.server.ts";
import { saveDraft } from "#app/domain/proposals/draft.server.ts";
import { maySubmitProposal } from "#app/domain/proposals/policy.ts";
import { draftIdOf, draftInput, proposalInput } from "#app/domain/proposals/schema.ts";
import { mayRelease, releaseChoice, voiceChoice } from "#app/domain/proposals/speaker.ts";
import type { Context } from "#app/domain/context.ts";
import { findSubmitted, submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { looksLikeCpr, warnsOfCpr } from "#app/lib/cpr.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { findBrowserToken, takeBrowserToken } from "#app/server/browser-token.server.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string() });
const query = z.object({ draft: z.string().max(40).optional().catch(undefined) });

export const loader = page({ access: "public", params, query }, async ({ ctx, params, query, request }) => {
  const { plan, themes, draft } = await getWriting(ctx, params.plan, findBrowserToken(request), query.draft);
  const writePath = `/${ctx.locale}/plans/${plan.slug}/proposals/new`;
  if (!draft) throw redirect(await afterSending(ctx, query.draft, writePath));
  if (!proposalInput.safeParse(draft).success) throw redirect(withQuery(writePath, { draft: draft.id }));
  const { actor } = ctx;
  // What members write for their organisation is handed to a representative on a page of its own.
  if (actor.kind === "person" && draft.organisationId !== null && !mayRelease(actor, draft.organisationId)) throw redirect(`/${ctx.locale}/organisations/${draft.organisationId}/drafts/${draft.id}`);
  const choice = actor.kind === "person" ? (draft.organisationId === null ? voiceChoice(actor) : releaseChoice(actor, draft.organisationId)) : null;
  const similar = await listSimilar(ctx, { id: plan.id, themes }, draft.title);
  return { plan: { slug: plan.slug, title: plan.title }, screening: await getScreening(ctx, plan.id), draft, similar, theme: themes.find((theme) => theme.slug === draft.theme)!, choice, writePath, attachments: await listAttachments(ctx, { draftId: draft.id }), permission: maySubmitProposal(actor, plan.phases, ctx.now) };
});

/** Where it goes on without a draft: the button was pressed twice, or the page was reloaded, and it is a proposal already; else one is to be written. */
async function afterSending(ctx: Context, draftId: string | null | undefined, writePath: string): Promise<string> {
  const submitted = draftId ? await findSubmitted(ctx, draftId) : null;
  return submitted ? `/${ctx.locale}/proposals/${submitted.reference}/receipt` : writePath;
}

/** Submits the draft as it was saved: what was reviewed is what is sent. */
export const action = form({ access: "participant", params, query }, async ({ ctx, params, query, fields, request, scope }) => {
  const token = takeBrowserToken(request, scope);
  const draftId = draftIdOf(fields);
  const { plan, draft } = await getWriting(ctx, params.plan, token, draftId ?? query.draft);
  const writePath = `/${ctx.locale}/plans/${plan.slug}/proposals/new`;
  if (!draft) throw redirect(await afterSending(ctx, draftId, writePath), 303);
  // What was reviewed is what is sent: a draft that changed in another tab is shown again first.
  const voice = typeof fields.voice === "string" ? fields.voice : "";
  const again = (more: { refusal?: string; changed?: boolean; cpr?: boolean }, status = 409) => formAgain({ refusal: null, changed: false, cpr: false, voice, ...more }, status);
  if (fields.seen !== undefined && fields.seen !== String(draft.version)) return again({ changed: true });
  const { title, problem, change, effect } = draft;
  const names = (await listAttachments(ctx, { draftId: draft.id })).map(({ name }) => name);
  // What is sent is public for good, so it comes back once, also what a representative sends from the organisation's page.
  if (warnsOfCpr(fields, [title, problem, change, effect, ...names])) return again({ cpr: true }, 400);
  // What was begun in this browser before signing in becomes the person's.
  const saved = await saveDraft(ctx, plan.id, token, draft.id, draftInput.parse(draft), { version: draft.version, name: "" });
  const checked = proposalInput.safeParse(draft);
  if (!saved.ok) return again({ changed: true });
  if (!checked.success) throw redirect(withQuery(writePath, { draft: draft.id }), 303);
  const result = await submitProposal(ctx, plan, draft.id, checked.data, voice, saved.version);
  if (!result.ok && result.reason === "draft_changed") return again({ changed: true });
  if (!result.ok) return again({ refusal: result.reason });
  throw redirect(`/${ctx.locale}/proposals/${result.value.reference}/receipt`, 303);
});

export const meta = titled((m) => m.proposals.review.title);

export default function Review() {
  const { plan, screening, draft, similar, theme, choice, writePath, permission, attachments } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { review } = m.proposals;
  const lang = useLangOf(draft.language);
  // What cannot be sent is not offered to be.
  const isClosed = !permission.allowed && permission.reason !== "verify_email_first" && permission.reason !== "sign_in_first";
  const edit = withQuery(writePath, { draft: draft.id });
  const back = encodeURIComponent(withQuery(`${writePath}/review`, { draft: draft.id }));
  return (
    <>
      <WritingSteps current={1} writeHref={edit} />
      <div className="sp-measure">
        <PageHeading title={review.title} lead={screening ? review.leadScreened(screening.hours) : review.lead} />
        {!again?.cpr && looksLikeCpr(`${draft.title}\n${draft.problem}\n${draft.change}\n${draft.effect}`) ? <Alert kind="warning" heading={m.forms.cprWarning} /> : null}
        {again ? null : <JustConfirmed />}
        {again?.changed ? <Alert kind="warning" heading={review.changed} role="alert" focus /> : null}
        {again?.refusal || !permission.allowed ? <Refused permission={permission.allowed && again?.refusal ? { allowed: false, reason: again.refusal } : permission} returnTo={`${writePath}/review?draft=${draft.id}`} notDone={again?.refusal ? m.myPage.late.notSent : undefined} /> : null}
        {isClosed && choice ? <p>{m.myPage.late.draft} <a href={`/${locale}/account`}>{m.myPage.title}</a>.</p> : null}
        <section className="sp-box">
          <p className="sp-list__meta"><Words of={plan.title} /> · <Words of={theme.title} /></p>
          <h2 lang={lang} dir="auto">{draft.title}</h2>
          <ProposalText text={{ problem: draft.problem, change: draft.change, effect: draft.effect }} language={draft.language} level={3} />
          <InLanguage language={draft.language} />
          <ProposalTags tags={draft} />
          <AttachedFiles attachments={attachments} level={3} />
        </section>
        {similar.length > 0 && !isClosed ? <section className="sp-section" aria-labelledby="similar"><h2 id="similar">{m.writing.similar.title}</h2><p>{m.writing.similar.leadReview}</p><SimilarProposals rows={similar} /></section> : null}
        {isClosed ? null : choice ? (
          <form method="post" className="sp-stack" noValidate data-once="">
            <input type="hidden" name="draft" value={draft.id} />
            <input type="hidden" name="seen" value={draft.version} />
            {again?.cpr ? <><CprWarning texts={[draft.title, draft.problem, draft.change, draft.effect]} /><CprWarning texts={attachments.map(({ name }) => name)} heading={m.attachments.cprWarning} /></> : null}
            <VoiceChoice choice={choice.voices.some((each) => each.key === again?.voice) ? { ...choice, chosen: again!.voice } : choice} legend={m.proposals.write.voice} hint={m.proposals.write.voiceHint} />
            <p><a href={`/${locale}/rules`}>{review.rules}</a></p>
            {draft.organisationId === null ? <p><a className="sp-tap" href={withQuery(`${writePath}/co-authors`, { draft: draft.id })}>{m.coAuthors.link}</a></p> : null}
            <div className="sp-actions"><Button>{review.send}</Button><Button href={edit} kind="secondary">{review.edit}</Button></div>
          </form>
        ) : (
          <section className="sp-stack">
            <p>{review.signInFirst}</p>
            <div className="sp-actions"><Button href={`/${locale}/sign-in?returnTo=${back}`}>{review.signIn}</Button><Button href={`/${locale}/sign-up?returnTo=${back}`} kind="secondary">{review.signUp}</Button><Button href={edit} kind="tertiary">{review.edit}</Button></div>
          </section>
        )}
      </div>
    </>
  );
}
