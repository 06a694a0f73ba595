import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { HideReasons } from "#app/components/desk/hide-reasons.tsx";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { ActPage } from "#app/components/moderation/act-page.tsx";
import { ReportedText } from "#app/components/reports/reported-text.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { getModeratedText } from "#app/domain/moderation/get-moderated-text.server.ts";
import { moderationLimits, rejectReasons, screenInput } from "#app/domain/moderation/schema.ts";
import { screenProposal } from "#app/domain/moderation/screen-proposal.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });
const doneWords = { publish: "screenPublished", reject: "screenRejected", hide: "screenHidden" } as const;
const versionInput = z.coerce.number().int().min(1).catch(0);

export const loader = page({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, held }) => {
  const found = await getModeratedText(ctx, params.plan, params);
  const shown = found.awaitsScreening ? await getModeratedText(ctx, params.plan, params, true) : found;
  return { ...shown, query, held: held ? ({ intent: "", errors: {}, fields: held } satisfies ActAgain) : undefined };
});

/** Publishes a proposal that was looked at, also to turn it down, or keeps it hidden. */
export const action = form({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  const again = (changes: Partial<ActAgain>, status = 400) => formAgain<ActAgain>({ intent: "", errors: {}, fields, ...changes }, status);
  const { text } = await getModeratedText(ctx, params.plan, params);
  const input = screenInput.safeParse(fields);
  if (!input.success) return again({ errors: fieldErrorsOf(input.error) });
  if (input.data.outcome === "hide" && warnsOfCpr(fields, [input.data.note])) return again({});
  try {
    await screenProposal(ctx, text.reference, versionInput.parse(fields.seen), input.data);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({ overtaken: true }, 409);
    throw error;
  }
  throw redirect(`${deskPath(ctx.locale, params.plan, `/${text.reference}`, query, { done: doneWords[input.data.outcome], code: input.data.outcome === "reject" ? input.data.code : undefined })}#case`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { text }) => `${m.moderation.screen.title} (${text.reference})`);

export default function Screen() {
  const data = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const again: ActAgain | undefined = answered ?? data.held;
  const { locale, m } = useLocale();
  const words = m.moderation.screen;
  const { plan, text, query } = data;
  const note = typedOf(again, "note") ?? "";
  const errors = { outcome: fieldError(m, again?.errors.outcome), code: fieldError(m, again?.errors.code), reason: fieldError(m, again?.errors.reason), note: fieldError(m, again?.errors.note, { max: moderationLimits.note, value: note }) };
  const fields = ["outcome", "code", "reason", "note"] as const;
  return (
    <ActPage data={data} title={words.title} lead={words.lead} again={again} isHeld={data.held !== undefined && !answered} back={`${deskPath(locale, plan.slug, `/${text.reference}`, query)}#case`}>
      {data.awaitsScreening ? (
        <>
          <p className="sp-small sp-muted">{words.since(format.dateTime(locale, text.writtenAt))}. {m.reports.desk.readNoted}</p>
          <ReportedText text={text} level={2} />
          <form method="post" action="#screen" id="screen" className="sp-stack" noValidate data-once="">
            <FormErrors errors={fields.map((name) => ({ field: getFieldId(name), text: errors[name] }))} />
            <CprWarning texts={[note]} heading={m.reports.form.cprHeading} />
            <input type="hidden" name="seen" value={data.seen} />
            <RadioGroup name="outcome" legend={words.outcome} error={errors.outcome} value={typedOf(again, "outcome") ?? null} options={(["publish", "reject", "hide"] as const).map((value) => ({ value, ...words.outcomes[value] }))} />
            <RadioGroup name="code" legend={words.code} hint={words.codeHint} error={errors.code} value={typedOf(again, "code") ?? null} options={rejectReasons.map((value) => ({ value, label: words.codes[value] }))} />
            <HideReasons legend={words.hideReason} hint={words.hideReasonHint} value={typedOf(again, "reason")} error={errors.reason} />
            <TextArea name="note" label={m.moderation.redact.note} hint={words.hideReasonHint} rows={3} defaultValue={note} error={errors.note} count={characterLimit(m, moderationLimits.note)} />
            <div className="sp-actions"><Button>{words.send}</Button></div>
          </form>
        </>
      ) : <Alert kind="info" heading={words.gone} />}
    </ActPage>
  );
}
