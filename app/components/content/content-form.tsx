import { type ActAgain, begunFrom, typedOf } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { contentLimits } from "#app/domain/content/schema.ts";
import type { ContentVersion } from "#app/domain/content/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

const names = ["titleDa", "bodyDa", "titleEn", "bodyEn", "note"] as const;
const limits = { titleDa: contentLimits.title, titleEn: contentLimits.title, bodyDa: contentLimits.body, bodyEn: contentLimits.body, note: contentLimits.note };

type Props = { newest: ContentVersion; /** The version whose text the fields begin with. */ from: ContentVersion; again: ActAgain | undefined; isHeld: boolean };

/** Writes a page in both languages. Where somebody was faster, their text stands beside one's own, and saving again takes theirs into account. */
export function ContentForm({ newest, from, again, isHeld }: Props) {
  const { locale, m } = useLocale();
  const words = m.content.admin;
  const begun = { titleDa: from.title.da, titleEn: from.title.en, bodyDa: from.body.da, bodyEn: from.body.en, note: "" };
  const value = (name: (typeof names)[number]) => typedOf(again, name) ?? begun[name];
  const error = (name: (typeof names)[number]) => fieldError(m, again?.errors[name], { max: limits[name], value: value(name) });
  return (
    <form method="post" action={`/${locale}/admin/content/${newest.page}#content-form`} id="content-form" className="sp-stack" noValidate data-once="">
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      {again?.overtaken ? <Overtaken newest={newest} /> : null}
      <FormErrors errors={names.map((name) => ({ field: getFieldId(name), text: error(name), label: labelInSummary(again?.errors[name], words[name]) }))} />
      <input type="hidden" name="version" value={begunFrom(again, "version", newest.number)} />
      <p className="sp-small">{words.hint}</p>
      <div className="sp-halves">
        <div className="sp-stack">
          <Field name="titleDa" label={words.titleDa} lang="da" defaultValue={value("titleDa")} error={error("titleDa")} autoComplete="off" />
          <TextArea name="bodyDa" label={words.bodyDa} lang="da" rows={24} defaultValue={value("bodyDa")} error={error("bodyDa")} count={characterLimit(m, limits.bodyDa)} />
        </div>
        <div className="sp-stack">
          <Field name="titleEn" label={words.titleEn} lang="en" defaultValue={value("titleEn")} error={error("titleEn")} autoComplete="off" />
          <TextArea name="bodyEn" label={words.bodyEn} lang="en" rows={24} defaultValue={value("bodyEn")} error={error("bodyEn")} count={characterLimit(m, limits.bodyEn)} />
        </div>
      </div>
      <Field name="note" label={words.note} defaultValue={value("note")} error={error("note")} autoComplete="off" />
      <p className="sp-small sp-muted">{words.fixed}</p>
      <div className="sp-actions"><Button name="intent" value="save">{words.save}</Button></div>
    </form>
  );
}

/** What the page says by now, in full, to be put together with one's own. */
function Overtaken({ newest }: { newest: ContentVersion }) {
  const words = useLocale().m.content.admin;
  const texts = [[words.titleDa, newest.title.da, "da"], [words.bodyDa, newest.body.da, "da"], [words.titleEn, newest.title.en, "en"], [words.bodyEn, newest.body.en, "en"]] as const;
  return (
    <Alert kind="warning" heading={words.overtaken} headingLevel={null} role="alert" focus>
      <Details summary={words.theirs(newest.number)} open>
        <dl className="sp-facts">{texts.map(([label, text, lang]) => <div key={label}><dt>{label}</dt><dd lang={lang} className="sp-prose">{text}</dd></div>)}</dl>
      </Details>
    </Alert>
  );
}
