import { hintOnVoices, shownAs, valueOf, type TypedAgain, type Writer } from "#app/components/comments/typed-again.ts";
import { TextLanguage } from "#app/components/proposals/text-language.tsx";
import { VoiceChoice } from "#app/components/proposals/voice-choice.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Select } from "#app/components/ui/select.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { remarkLimits } from "#app/domain/initiative-comments/schema.ts";
import { wholeSection } from "#app/domain/initiative-comments/sections.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { InitiativeCommentPeriod } from "#db/values.ts";
import { sectionLabel } from "./section-label.ts";

type Props = { action: string; period: InitiativeCommentPeriod; /** The parts of a draft that can be chosen. */ sections: readonly string[]; section: string | undefined; template: Pick<Template, "name">; version: number; writer: Writer; typed: TypedAgain | undefined };

/** The form for a comment on an initiative: about which part, what, and as whom. */
export function RemarkForm({ action, period, sections, section, template, version, writer, typed }: Props) {
  const { locale, m } = useLocale();
  const words = m.initiativeComments.form;
  const body = valueOf(typed, "body");
  const chosen = valueOf(typed, "section") || (section && sections.includes(section) ? section : wholeSection);
  // A part that was emptied meanwhile stays chosen.
  const offered = [wholeSection, ...sections, ...(chosen === wholeSection || sections.includes(chosen) ? [] : [chosen])];
  const errors = { section: fieldError(m, typed?.errors.section), body: fieldError(m, typed?.errors.body, { max: remarkLimits.body, value: body }) };
  return (
    <form method="post" action={`${action}#write-comment`} className="sp-stack sp-measure" noValidate data-once="" aria-labelledby="write-comment-heading">
      <h3 id="write-comment-heading">{words.title[period]}</h3>
      <FormErrors errors={[{ field: getFieldId("section"), text: errors.section }, { field: getFieldId("body"), text: errors.body }]} />
      <CprWarning texts={[body]} />
      <input type="hidden" name="formKey" defaultValue={valueOf(typed, "formKey") || writer.formKey} />
      <input type="hidden" name="version" value={valueOf(typed, "version") || version} />
      {period === "draft" ? <Select name="section" label={words.section} error={errors.section} defaultValue={chosen} options={offered.map((each) => ({ value: each, label: sectionLabel(m, template, each) }))} /> : <input type="hidden" name="section" value={wholeSection} />}
      <TextArea name="body" label={words.body} hint={words.bodyHint[period]} rows={5} defaultValue={body} error={errors.body} count={characterLimit(m, remarkLimits.body)} />
      <TextLanguage language={valueOf(typed, "language") || locale} />
      <VoiceChoice choice={shownAs(writer, typed)} legend={words.showAs} hint={hintOnVoices(m, writer)} />
      <p className="sp-small">{words.public}</p>
      <div className="sp-actions"><Button name="intent" value="comment">{words.send}</Button></div>
    </form>
  );
}
