import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DraftState } from "#app/components/organisations/draft-state.tsx";
import { PositionForm } from "#app/components/organisations/position-form.tsx";
import { DebateRefused } from "#app/components/comments/debate-refused.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { attachToPosition, removeFromPosition, type PositionDraft } from "#app/domain/attachments/position-files.server.ts";
import { attachmentLimits, type RefusedFile, type SentFiles } from "#app/domain/attachments/rules.ts";
import type { Context } from "#app/domain/context.ts";
import { DomainError } from "#app/domain/errors.ts";
import { discardPosition } from "#app/domain/positions/discard-position.server.ts";
import { getPositionPage, type PositionPage } from "#app/domain/positions/get-position-page.server.ts";
import { releasePosition } from "#app/domain/positions/release-position.server.ts";
import { requestPositionRelease, takeBackPosition } from "#app/domain/positions/request-position-release.server.ts";
import { savePosition } from "#app/domain/positions/save-position.server.ts";
import { positionDraftInput, positionInput } from "#app/domain/positions/schema.ts";
import { sendBackPosition } from "#app/domain/positions/send-back-position.server.ts";
import { draftNoteInput, releaseRequestInput } from "#app/domain/proposals/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";

const params = z.object({ organisation: z.uuid(), reference: z.string().max(40) });
const dones = ["saved", "requested", "taken_back", "sent_back", "discarded", "withdrawn", "attached", "removed"] as const;
const query = z.object({ done: z.enum(dones).optional().catch(undefined) });

export const loader = page({ access: "participant", params, query }, async ({ ctx, params, query, held }) => ({ ...(await getPositionPage(ctx, params.organisation, params.reference)), done: query.done, held }));

type Outcome = { done: (typeof dones)[number] } | { published: string } | { errors: FieldErrors; refusal: string | null; refused?: RefusedFile[] };

/** One act on the draft; `intent` says which. What was typed is kept in all of them. */
export const action = form({ access: "participant", params, files: attachmentLimits }, async ({ ctx, params: { organisation, reference }, fields, files }) => {
  const filed = await takeFiles(ctx, organisation, reference, fields, files);
  const outcome = filed ?? await act(ctx, organisation, reference, fields);
  if ("errors" in outcome) return formAgain({ refused: [], ...outcome, fields }, outcome.refusal ? 409 : 400);
  if ("published" in outcome) throw redirect(`${withQuery(`/${ctx.locale}/proposals/${reference}/comments/${outcome.published}`, { commented: outcome.published })}#commented`, 303);
  throw redirect(withQuery(`/${ctx.locale}/organisations/${organisation}/positions/${reference}`, { done: outcome.done }), 303);
});

async function act(ctx: Context, organisation: string, reference: string, fields: FormFields): Promise<Outcome> {
  const again = (errors: FieldErrors, refusal: string | null = null): Outcome => ({ errors, refusal });
  try {
    switch (fields.intent) {
      case "discard": await discardPosition(ctx, organisation, reference); return { done: "discarded" };
      case "take-back": await takeBackPosition(ctx, organisation, reference); return { done: "taken_back" };
      case "send-back": {
        const note = draftNoteInput.safeParse(fields);
        if (!note.success) return again(fieldErrorsOf(note.error));
        await sendBackPosition(ctx, organisation, reference, note.data.note);
        return { done: "sent_back" };
      }
      case "release": case "request": return await hand(ctx, organisation, reference, fields);
      default: {
        const saved = await savePosition(ctx, organisation, reference, positionDraftInput.parse(fields));
        return saved.ok ? { done: "saved" } : again({}, saved.reason);
      }
    }
  } catch (error) {
    // Somebody was faster: the draft is shown as it is now, with what was typed here.
    if (error instanceof DomainError && error.kind === "conflict") return again({}, "overtaken");
    throw error;
  }
}

/**
 * Does with the files what the form asks for, once the text is saved: they belong to the draft. Null when it asks for something
 * else beside it, or for nothing.
 */
async function takeFiles(ctx: Context, organisation: string, reference: string, fields: FormFields, files: SentFiles): Promise<Outcome | null> {
  const isSent = files.taken.length + files.refused.length > 0;
  const { removeFile, intent } = fields;
  if (!isSent && typeof removeFile !== "string" && intent !== "attach") return null;
  const saved = await savePosition(ctx, organisation, reference, positionDraftInput.parse(fields));
  if (!saved.ok) return { errors: {}, refusal: saved.reason, refused: files.taken.map(({ name }) => ({ name, reason: "not_saved" })) };
  if (!isSent && typeof removeFile !== "string") return { errors: {}, refusal: null, refused: [{ name: "", reason: "none_chosen" }] };
  try {
    return await changeFiles(ctx, saved.draft, fields, files);
  } catch (error) {
    // The draft is gone: it was published or thrown away in this moment.
    if (!(error instanceof DomainError && error.kind === "not_found")) throw error;
    return { errors: {}, refusal: "overtaken", refused: files.taken.map(({ name }) => ({ name, reason: "not_saved" })) };
  }
}

async function changeFiles(ctx: Context, draft: PositionDraft, { removeFile, intent }: FormFields, files: SentFiles): Promise<Outcome | null> {
  if (typeof removeFile === "string") {
    await removeFromPosition(ctx, draft, removeFile);
    return { done: "removed" };
  }
  const { refused } = await attachToPosition(ctx, draft, files);
  if (refused.length > 0) return { errors: {}, refusal: null, refused };
  return intent === "attach" ? { done: "attached" } : null;
}

/** Publishes the text, or asks a representative to. */
async function hand(ctx: Context, organisation: string, reference: string, fields: FormFields): Promise<Outcome> {
  const input = positionInput.safeParse(fields);
  const note = releaseRequestInput.safeParse(fields);
  if (!input.success || !note.success) return { errors: { ...(input.error && fieldErrorsOf(input.error)), ...(note.error && fieldErrorsOf(note.error)) }, refusal: null };
  if (warnsOfCpr(fields, [input.data.body])) return { errors: {}, refusal: null };
  if (fields.intent === "request") {
    const asked = await requestPositionRelease(ctx, organisation, reference, input.data, note.data.note);
    return asked.ok ? { done: "requested" } : { errors: {}, refusal: asked.reason };
  }
  const released = await releasePosition(ctx, organisation, reference, input.data);
  return released.ok ? { published: released.id } : { errors: {}, refusal: released.reason };
}

export const meta = titled<PositionPage>((m, { organisation, proposal }) => `${m.discussion.position.pageTitle(organisation.name)} (${proposal.reference})`);

export default function Position() {
  const data = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { organisation, proposal, draft, published } = data;
  const words = m.discussion.position;
  const path = `/${locale}/organisations/${organisation.id}/positions/${proposal.reference}`;
  const lang = useLangOf(proposal.language);
  const refusal = again?.refusal;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`/${locale}/proposals/${proposal.reference}#debate`}>{m.discussion.back}</BackLink>} kicker={<><span className="sp-nowrap">{proposal.reference}</span>{draft ? <DraftState state={draft.state} /> : null}</>}
        title={<span dir="auto">{words.pageTitle(organisation.name)}</span>}
        after={<p>{words.to} <a href={`/${locale}/proposals/${proposal.reference}`} lang={lang} dir="auto">{proposal.title}</a></p>} lead={words.lead} />
      {data.done && !again ? <Alert kind="success" heading={words.done[data.done]} role="status" focus /> : null}
      {refusal === "draft_changed" ? <Alert kind="warning" heading={words.conflict} role="alert" focus /> : refusal === "draft_awaiting" ? <Alert kind="warning" heading={words.awaiting} role="alert" focus /> : refusal === "overtaken" ? <Alert kind="warning" heading={words.overtaken} role="alert" focus /> : refusal ? <DebateRefused reason={refusal} returnTo={path} /> : null}
      {published ? <Alert kind="info" heading={words.isPublished}><p><a href={`/${locale}/proposals/${proposal.reference}/comments/${published}`}>{words.seePublished}</a></p><p>{words.replace}</p></Alert> : null}
      {published && !draft && !again ? null : <PositionForm data={data} path={path} again={again ?? (data.held ? { errors: {}, refusal: null, refused: [], fields: data.held } : undefined)} />}
    </div>
  );
}
