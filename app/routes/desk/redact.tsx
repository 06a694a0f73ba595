import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { ActPage } from "#app/components/moderation/act-page.tsx";
import { RawText } from "#app/components/moderation/raw-text.tsx";
import { ReasonAndNote, reasonErrors } from "#app/components/moderation/reason-and-note.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CheckBoxGroup } from "#app/components/ui/check-box-group.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { getPlaces } from "#app/domain/moderation/find-places.server.ts";
import { getModeratedText } from "#app/domain/moderation/get-moderated-text.server.ts";
import { redactComment, redactProposal } from "#app/domain/moderation/redact-text.server.ts";
import { moderationLimits, redactInput } from "#app/domain/moderation/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

type RedactAgain = ActAgain & { places?: { reference: string; count: number }[] };

const params = z.object({ plan: z.string(), reference: z.string().max(40).optional(), comment: z.uuid().optional() });

export const loader = page({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, held }) => {
  const found = await getModeratedText(ctx, params.plan, params);
  // Of a proposal that waits to be looked at the words are the desk's to see.
  const shown = found.awaitsScreening ? await getModeratedText(ctx, params.plan, params, true) : found;
  return { ...shown, query, held: held ? ({ intent: "", errors: {}, fields: held } satisfies ActAgain) : undefined };
});

/** The files that were chosen in a form that comes back. */
const chosenOf = (files: unknown): string[] => (Array.isArray(files) ? files.filter((each) => typeof each === "string") : typeof files === "string" ? [files] : []);

/** Leaves a passage out of a proposal or a comment. */
export const action = form({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  const again = (changes: Partial<RedactAgain>, status = 400) => formAgain<RedactAgain>({ intent: "", errors: {}, fields, ...changes }, status);
  const { plan, key, text } = await getModeratedText(ctx, params.plan, params);
  const input = redactInput.safeParse(fields);
  if (!input.success) return again({ errors: fieldErrorsOf(input.error) });
  if (warnsOfCpr(fields, [input.data.note])) return again({});
  try {
    const { commentId } = key;
    const result = commentId === null ? await redactProposal(ctx, text.reference, input.data) : await redactComment(ctx, { ...key, commentId }, input.data);
    // It stands in more places than one: which they are is shown first, and the form is sent once more.
    if (!result.ok && result.reason === "passage_places") return again({ places: await getPlaces(ctx, plan.id, key, input.data.passage) });
    if (!result.ok) return again({ errors: { passage: result.reason } });
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({ overtaken: true }, 409);
    throw error;
  }
  throw redirect(`${deskPath(ctx.locale, params.plan, `/${text.reference}`, query, { done: "redacted", comment: key.commentId ?? undefined })}#case`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { text }) => `${m.moderation.redact.title[text.subject]} (${text.reference})`);

export default function Redact() {
  const data = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const again: RedactAgain | undefined = answered ?? data.held;
  const { locale, m } = useLocale();
  const words = m.moderation.redact;
  const { plan, text, query } = data;
  const files = text.attachments.filter(({ offReason }) => offReason === null);
  const passage = typedOf(again, "passage") ?? "";
  const places = countOf(again?.places ?? []);
  const error = fieldError(m, again?.errors.passage, { max: moderationLimits.passage, value: passage });
  const back = text.commentId ? `/${locale}/proposals/${text.reference}#comment-${text.commentId}` : `${deskPath(locale, plan.slug, `/${text.reference}`, query)}#case`;
  return (
    <ActPage data={data} title={words.title[text.subject]} lead={words.lead} again={again} isHeld={data.held !== undefined && !answered} back={back}>
      <section aria-labelledby="text"><h2 id="text">{words.text}</h2>{text.isHidden && !data.awaitsScreening ? <p>{m.reports.desk.isHidden}</p> : <RawText text={text} />}</section>
      <form method="post" action={`#redact`} id="redact" className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("passage"), text: error }, ...reasonErrors(m, again)]} />
        <input type="hidden" name="seen" value={data.seen} />
        <Places places={again?.places ?? []} />
        <p data-passage-hint="" hidden>{words.useSelected}</p>
        <TextArea name="passage" label={words.passage} hint={text.commentId ? words.passageHint : `${words.passageHint} ${words.versions}`} rows={3} defaultValue={passage} error={error} count={characterLimit(m, moderationLimits.passage)} data={{ "data-passage": "" }} />
        <ReasonAndNote again={again} hint={words.noteHint} />
        {files.length > 0 ? <CheckBoxGroup name="files" legend={words.files} hint={words.filesHint} values={chosenOf(again?.fields.files)} options={files.map(({ id, name, type, size }) => ({ value: id, label: <><a href={`/attachments/${id}/${encodeURIComponent(name)}`}><bdi>{name}</bdi></a> <span className="sp-small sp-muted">{m.attachments.types[type]}, {m.attachments.size(size)}</span></> }))} /> : null}
        <div className="sp-actions"><Button kind="warning">{places > 1 ? words.sendAll(places) : words.send}</Button></div>
      </form>
    </ActPage>
  );
}

const countOf = (places: readonly { count: number }[]) => places.reduce((sum, { count }) => sum + count, 0);

/** In how many places a passage is left out, and of which texts, for whoever sends the form once more. */
function Places({ places }: { places: NonNullable<RedactAgain["places"]> }) {
  const { m } = useLocale();
  const words = m.moderation.redact;
  if (places.length === 0) return null;
  return (
    <>
      <Alert kind="warning" heading={words.places(countOf(places))} role="alert" focus>
        {places.length > 1 ? <ul>{places.map(({ reference, count }) => <li key={reference}>{words.placesOf(reference, count)}</li>)}</ul> : null}
        <p>{words.placesText}</p>
      </Alert>
      <input type="hidden" name="places" value={countOf(places)} />
    </>
  );
}
