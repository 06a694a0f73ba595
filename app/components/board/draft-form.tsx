import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { DraftView } from "#app/domain/board/get-draft.server.ts";
import { triageLimits } from "#app/domain/triage/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { boardPath, type BoardQuery } from "./board-query.ts";

export const draftFormId = "draft-form";

/** What a draft says, in both languages, and its theme. */
export function DraftForm({ draft, query, again, isHeld }: { draft: DraftView; query: BoardQuery; again: ActAgain | undefined; isHeld: boolean }) {
  const { locale, m } = useLocale();
  const words = m.board.draft;
  const { title, summary } = draft;
  const now = { titleDa: title.da, titleEn: title.en, summaryDa: summary.da, summaryEn: summary.en, theme: draft.theme };
  const value = (name: keyof typeof now) => typedOf(again, name) ?? now[name];
  const limits = { titleDa: triageLimits.title, titleEn: triageLimits.title, summaryDa: triageLimits.summary, summaryEn: triageLimits.summary, theme: 0 };
  const error = (name: keyof typeof now) => fieldError(m, again?.errors[name], { max: limits[name], value: value(name) });
  const names = ["titleDa", "titleEn", "summaryDa", "summaryEn", "theme"] as const;
  return (
    <form method="post" action={`${boardPath(locale, draft.plan.slug, `/${draft.reference}`, query)}#${draftFormId}`} id={draftFormId} className="sp-stack" noValidate data-once="" aria-labelledby="draft-text">
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      {again?.overtaken ? <Overtaken draft={draft} /> : null}
      <FormErrors errors={names.map((name) => ({ field: getFieldId(name), text: error(name), label: labelInSummary(again?.errors[name], words[name]) }))} />
      {again ? <CprWarning texts={[value("titleDa"), value("titleEn"), value("summaryDa"), value("summaryEn")]} /> : null}
      <input type="hidden" name="version" value={draft.version} />
      <Field name="titleDa" label={words.titleDa} lang="da" defaultValue={value("titleDa")} error={error("titleDa")} autoComplete="off" />
      <Field name="titleEn" label={words.titleEn} lang="en" defaultValue={value("titleEn")} error={error("titleEn")} autoComplete="off" />
      <TextArea name="summaryDa" label={words.summaryDa} lang="da" rows={4} defaultValue={value("summaryDa")} error={error("summaryDa")} count={characterLimit(m, triageLimits.summary)} />
      <TextArea name="summaryEn" label={words.summaryEn} lang="en" rows={4} defaultValue={value("summaryEn")} error={error("summaryEn")} count={characterLimit(m, triageLimits.summary)} />
      <Select name="theme" label={words.theme} defaultValue={value("theme")} error={error("theme")} options={draft.themes.map((theme) => ({ value: theme.slug, label: theme.title.text }))} />
      <div className="sp-actions"><Button name="intent" value="save">{words.save}</Button></div>
    </form>
  );
}

/** The texts as they are now, beside what was typed. */
function Overtaken({ draft: { title, summary } }: { draft: DraftView }) {
  const { m } = useLocale();
  const words = m.board.draft;
  const parts = [[words.titleDa, title.da, "da"], [words.titleEn, title.en, "en"], [words.summaryDa, summary.da, "da"], [words.summaryEn, summary.en, "en"]] as const;
  return (
    <Alert kind="warning" heading={words.overtaken} headingLevel={null} role="alert" focus>
      <p>{words.overtakenText}</p>
      <dl className="sp-facts">{parts.filter(([, text]) => text !== "").map(([label, text, lang]) => <div key={label}><dt>{label}</dt><dd lang={lang}>{text}</dd></div>)}</dl>
    </Alert>
  );
}
