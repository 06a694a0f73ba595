import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ChangeRefused } from "#app/components/versions/change-refused.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { getWithdrawing } from "#app/domain/versions/get-editing.server.ts";
import { withdrawInput, withdrawNoteLimit } from "#app/domain/versions/schema.ts";
import { withdrawProposal } from "#app/domain/versions/withdraw-proposal.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";
import { withdrawReasons } from "#db/values.ts";

const params = z.object({ reference: z.string().max(40) });

export const loader = page({ access: "participant", params }, async ({ ctx, params, held }) => ({ ...(await getWithdrawing(ctx, params.reference)), held: held ? typedIn(held) : null }));

function typedIn(fields: FormFields) {
  return { reason: typeof fields.reason === "string" ? fields.reason : "", note: typeof fields.note === "string" ? fields.note : "" };
}

export const action = form({ access: "participant", params }, async ({ ctx, params, fields }) => {
  await getWithdrawing(ctx, params.reference);
  const nothing = { errors: {} as FieldErrors, typed: typedIn(fields), refusal: null };
  const input = withdrawInput.safeParse(fields);
  if (!input.success) return formAgain({ ...nothing, errors: fieldErrorsOf(input.error) });
  if (warnsOfCpr(fields, [input.data.note])) return formAgain(nothing);
  const result = await withdrawProposal(ctx, params.reference, input.data);
  // Pressed twice, it is withdrawn once.
  if (!result.ok && result.reason !== "withdrawn") return formAgain({ ...nothing, refusal: { reason: result.reason, at: result.at } }, 409);
  throw redirect(withQuery(`/${ctx.locale}/proposals/${params.reference}`, { done: "withdrawn" }), 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { reference }) => `${m.versions.withdraw.title}: ${reference}`);

export default function Withdraw() {
  const data = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.versions.withdraw;
  const lang = useLangOf(data.language);
  const path = `/${locale}/proposals/${data.reference}`;
  const typed = again?.typed ?? data.held;
  const refusal = again?.refusal ?? (data.permission.allowed ? null : data.permission);
  const errors = { reason: again?.errors.reason ? words.reasonMissing : undefined, note: again?.errors.note === "withdraw_note_missing" ? words.noteMissing : fieldError(m, again?.errors.note, { max: withdrawNoteLimit, value: typed?.note ?? "" }) };
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={path}>{m.versions.edit.cancel}</BackLink>} kicker={data.reference} title={words.title} />
      <p lang={lang} dir="auto"><strong>{data.title}</strong></p>
      {data.held && !again ? <Alert kind="info" heading={m.shell.heldNotice} /> : null}
      {refusal ? <ChangeRefused {...refusal} heading={words.closedTitle} notDone={typed ? words.notSaved : null} returnTo={`${path}/withdraw`} /> : <><p>{words.lead}</p><ul>{words.what.map((line) => <li key={line}>{line}</li>)}</ul><p><strong>{words.forGood}</strong></p></>}
      {refusal && !typed ? null : (
        <form method="post" action={`${path}/withdraw`} className="sp-stack" noValidate data-once="">
          <FormErrors errors={[{ field: getFieldId("reason"), text: errors.reason }, { field: getFieldId("note"), text: errors.note, label: labelInSummary(again?.errors.note, words.note) }]} />
          <RadioGroup name="reason" legend={words.reason} value={typed?.reason} error={errors.reason} options={withdrawReasons.map((reason) => ({ value: reason, label: m.versions.withdrawReasons[reason] }))} />
          <TextArea name="note" label={words.note} hint={words.noteHint} rows={3} defaultValue={typed?.note ?? ""} error={errors.note} count={characterLimit(m, withdrawNoteLimit)} />
          {again && !refusal ? <CprWarning texts={[again.typed.note]} /> : null}
          {refusal ? null : <div className="sp-actions"><Button kind="warning">{words.send}</Button><Button kind="tertiary" href={path}>{m.versions.edit.cancel}</Button></div>}
        </form>
      )}
    </div>
  );
}
