import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CheckBoxGroup } from "#app/components/ui/check-box-group.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { getTemplateForm, type Template } from "#app/domain/answers/list-templates.server.ts";
import { placeholders } from "#app/domain/answers/placeholders.ts";
import { saveTemplate } from "#app/domain/answers/save-template.server.ts";
import { answerLimits } from "#app/domain/answers/schema.ts";
import { templateInput } from "#app/domain/answers/template-schema.ts";
import { DomainError } from "#app/domain/errors.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { answerReasons, outcomes } from "#db/values.ts";

const params = z.object({ plan: z.string(), template: z.union([z.uuid(), z.literal("new")]) });
const idOf = (template: string) => (template === "new" ? null : template);

export const loader = page({ access: "coordinator", params }, async ({ ctx, params, held }) => ({ ...(await getTemplateForm(ctx, params.plan, idOf(params.template))), held: held ? ({ intent: "", errors: {}, fields: held } satisfies ActAgain) : undefined }));

export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  const again = (changes: Partial<ActAgain>, status = 400) => formAgain<ActAgain>({ intent: "", errors: {}, fields, ...changes }, status);
  const { plan } = await getTemplateForm(ctx, params.plan, idOf(params.template));
  const input = templateInput.safeParse({ ...fields, id: idOf(params.template) });
  if (!input.success) return again({ errors: fieldErrorsOf(input.error) });
  try {
    const result = await saveTemplate(ctx, plan.id, input.data);
    if (!result.ok) return again({ errors: { name: result.reason } }, 409);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({ overtaken: true }, 409);
    throw error;
  }
  throw redirect(`/${ctx.locale}/desk/${params.plan}/templates?done=saved`, 303);
});

export const meta = titled((m) => `${m.answers.templates.title} – ${m.desk.title}`);

export default function TemplatePage() {
  const { plan, template, held } = useLoaderData<typeof loader>();
  const again: ActAgain | undefined = useActionData<typeof action>() ?? held;
  const { locale, m } = useLocale();
  const words = m.answers.templates;
  const path = `/${locale}/desk/${plan.slug}/templates`;
  const limits = { name: answerLimits.name, summaryDa: answerLimits.summary, summaryEn: answerLimits.summary, reasonDa: answerLimits.reason, reasonEn: answerLimits.reason } as const;
  const names = ["name", "outcome", "summaryDa", "reasonDa", "summaryEn", "reasonEn"] as const;
  const start = startOf(template);
  const value = (name: (typeof names)[number] | "isActive") => typedOf(again, name) ?? start[name];
  const error = (name: (typeof names)[number]) => fieldError(m, again?.errors[name], name === "outcome" ? undefined : { max: limits[name], value: value(name) });
  const labels = { name: words.name, outcome: m.desk.answer.outcome, summaryDa: words.summaryDa, summaryEn: words.summaryEn, reasonDa: words.reasonDa, reasonEn: words.reasonEn };
  const typedCodes = again?.fields.reasonCodes;
  const codes = again ? (Array.isArray(typedCodes) ? typedCodes : typedCodes ? [typedCodes] : []) : (template?.reasonCodes ?? []);
  const summary = (name: "summaryDa" | "summaryEn") => <Field name={name} label={labels[name]} mark={`(${m.forms.optional})`} defaultValue={value(name)} error={error(name)} autoComplete="off" count={characterLimit(m, answerLimits.summary)} />;
  const reason = (name: "reasonDa" | "reasonEn") => <TextArea name={name} label={labels[name]} rows={8} defaultValue={value(name)} error={error(name)} count={characterLimit(m, answerLimits.reason)} />;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={path}>{words.title}</BackLink>} title={template ? words.editTitle(template.name) : words.add} />
      {held && again === held ? <Alert kind="info" heading={m.shell.heldNotice} focus role="status" /> : null}
      {again?.overtaken && template ? <Alert kind="warning" heading={words.changed} role="alert" focus><p>{template.name}</p><p className="sp-prelined" lang="da">{template.reason.da}</p><p className="sp-prelined" lang="en">{template.reason.en}</p></Alert> : null}
      <p>{words.placeholders(placeholders.map((each) => `{{${each}}}`).join(", "))}</p>
      <form method="post" action={`${path}/${template?.id ?? "new"}#template`} id="template" className="sp-stack" noValidate data-once="">
        <FormErrors errors={names.map((name) => ({ field: getFieldId(name), text: error(name), label: labelInSummary(again?.errors[name], labels[name]) ?? (again?.errors[name] === "placeholder_unknown" || again?.errors[name] === "template_reason_missing" ? labels[name] : undefined) }))} />
        <input type="hidden" name="version" value={template?.version ?? 0} />
        <Field name="name" label={words.name} hint={words.nameHint} defaultValue={value("name")} error={error("name")} autoComplete="off" />
        <RadioGroup name="outcome" legend={m.desk.answer.outcome} value={value("outcome")} error={error("outcome")} options={outcomes.map((outcome) => ({ value: outcome, label: m.words.statuses[outcome] }))} />
        {summary("summaryDa")}{reason("reasonDa")}{summary("summaryEn")}{reason("reasonEn")}
        <CheckBoxGroup name="reasonCodes" legend={m.answers.form.reasonCodes} values={codes} options={answerReasons.map((code) => ({ value: code, label: m.answers.reasons[code] }))} />
        <RadioGroup inline name="isActive" legend={words.isActive} value={value("isActive")} options={(["yes", "no"] as const).map((each) => ({ value: each, label: words.active[each] }))} />
        <div className="sp-actions"><Button>{words.save}</Button><a href={path}>{words.cancel}</a></div>
      </form>
    </div>
  );
}

function startOf(template: Template | null) {
  if (!template) return { name: "", outcome: "", summaryDa: "", summaryEn: "", reasonDa: "", reasonEn: "", isActive: "yes" };
  const { name, outcome, summary, reason, isActive } = template;
  return { name, outcome, summaryDa: summary.da, summaryEn: summary.en, reasonDa: reason.da, reasonEn: reason.en, isActive: isActive ? "yes" : "no" };
}
