import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CheckBoxGroup } from "#app/components/ui/check-box-group.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { onlyKnown } from "#app/domain/initiatives/form-fields.ts";
import type { Editor } from "#app/domain/initiatives/get-editor.server.ts";
import { initiativeLimits as limits } from "#app/domain/initiatives/limits.ts";
import { isModest } from "#app/domain/initiatives/modest.ts";
import { templateParts, valueFields } from "#app/domain/initiatives/templates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { initiativeOrigins, initiativeOutputs, locales, type InitiativeOutput } from "#db/values.ts";
import { BilingualField, useProblem, valueOf, type FormState } from "./bilingual-field.tsx";
import { problemsOf } from "./form-problems.ts";
import { MilestoneFields } from "./milestone-fields.tsx";
import { fieldWordsOf } from "./part-label.ts";

const editorFormId = "initiative-form";

/** `version`: which one the form was made from. `seen`: when the reader had last kept something that this page knows of. */
export type EditorFormProps = { editor: Editor; state: FormState; version: number; seen: string; pageName: string; path: string; keepPath: string; note: string; cprAgain: boolean; savedText: string };

/** All that an initiative says, in one form. It keeps itself for its writer while they type; saving makes a version that everyone sees. */
export function EditorForm({ editor, state, version, seen, pageName, path, keepPath, note, cprAgain, savedText }: EditorFormProps) {
  const { m } = useLocale();
  const words = m.initiativeDesk.editor;
  const { template } = editor.plan;
  const texts = Object.values(onlyKnown(state.values, template)).flat();
  return (
    <form method="post" action={`${path}#${editorFormId}`} id={editorFormId} className="sp-stack" noValidate aria-label={words.basics}
      data-autosave={keepPath} data-saving={words.saving} data-not-saved={words.notSaved} data-changed-elsewhere={words.otherPage} data-offline={words.offline}>
      {/* What the Enter key presses: it loses nothing and publishes nothing. */}
      <button name="intent" value="keep" hidden tabIndex={-1} aria-hidden="true" />
      <FormErrors errors={problemsOf(m, template, state)} />
      {cprAgain ? <CprWarning texts={texts} /> : null}
      <input type="hidden" name="draft" defaultValue={seen} autoComplete="off" />
      <input type="hidden" name="version" defaultValue={version} autoComplete="off" />
      <input type="hidden" name="page" defaultValue={pageName} autoComplete="off" />
      <ShownLanguages shown={state.shown} />
      <Basics editor={editor} state={state} />
      {templateParts.map((part) => <TemplatePart key={part} part={part} editor={editor} state={state} />)}
      <MilestoneFields state={state} template={template} fixed={editor.isCorrection ? editor.text.milestones.length : 0} />
      <Contact state={state} />
      <section className="sp-section" aria-label={words.save}>
        <TextArea name="note" label={words.note} hint={editor.isCorrection ? words.noteHintCorrection : words.noteHint} rows={2} defaultValue={note} count={characterLimit(m, limits.note)} error={useProblem({ ...state, values: { note } })("note", limits.note)} />
        <p className="sp-autosave" role="status" data-autosave-state="">{savedText}</p>
        <div className="sp-actions"><Button name="intent" value="save">{words.save}</Button><Button name="intent" value="keep" kind="secondary">{words.keep}</Button></div>
      </section>
    </form>
  );
}

function ShownLanguages({ shown }: { shown: FormState["shown"] }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.editor;
  return (
    <div role="group" aria-label={words.show} className="sp-cluster sp-shown-languages">
      <span className="sp-small">{words.show}</span>
      {(["both", ...locales] as const).map((each) => <Button key={each} name="intent" value={`show:${each}`} kind={each === shown ? "secondary" : "tertiary"} small ariaPressed={each === shown}>{words[each]}</Button>)}
      <span className="sp-small sp-muted">{words.showHint}</span>
    </div>
  );
}

function Basics({ editor, state }: { editor: Editor; state: FormState }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.editor;
  const { also, origins, outputs } = m.initiativeTemplate;
  const problem = useProblem(state);
  const chosen = [state.values.outputs ?? []].flat() as InitiativeOutput[];
  const day = (name: string, label: string) => <Field name={name} kind="date" width="m" label={label} mark={words.required} defaultValue={valueOf(state, name)} error={problem(name)} min="2000-01-01" max="2099-12-31" />;
  return (
    <section className="sp-section" aria-labelledby="basics">
      <h2 id="basics">{words.basics}</h2>
      {editor.isCorrection ? null : <p>{words.basicsHint}</p>}
      <BilingualField state={state} name="title" label={also.title} mark={words.required} max={limits.title} />
      <BilingualField state={state} name="summary" label={also.summary} mark={words.required} max={limits.summary} rows={5} />
      {editor.isCorrection ? <input type="hidden" name="theme" defaultValue={editor.text.theme} /> : <Select name="theme" label={also.theme} defaultValue={valueOf(state, "theme")} error={problem("theme")} options={editor.themes.map((theme) => ({ value: theme.slug, label: `${theme.number}. ${theme.title.text}` }))} />}
      <div className="sp-cluster sp-cluster--top">{day("startsOn", words.startsOn)}{day("endsOn", words.endsOn)}</div>
      <RadioGroup name="origin" legend={also.origin} mark={words.required} value={valueOf(state, "origin")} options={[...initiativeOrigins.map((each) => ({ value: each, label: origins[each] })), { value: "", label: words.originUnknown }]} />
      <CheckBoxGroup name="outputs" legend={also.outputs} hint={words.outputsHint} values={chosen} options={initiativeOutputs.map((each) => ({ value: each, label: outputs[each] }))} />
      {isModest(chosen) ? <Alert kind="warning" heading={words.modestTitle} headingLevel={3}><p>{words.modestText}</p></Alert> : null}
    </section>
  );
}

function TemplatePart({ part, editor: { plan: { template } }, state }: { part: (typeof templateParts)[number]; editor: Editor; state: FormState }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.editor;
  const fieldWords = fieldWordsOf(m, template);
  const fields = template.fields.filter((field) => field.part === part);
  if (fields.length === 0) return null;
  const isSaid = (key: string) => locales.some((locale) => valueOf(state, `field.${key}.${locale}`).trim() !== "");
  return (
    <section className="sp-section" aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`}>{m.initiativeTemplate.parts[part]}</h2>
      {part === "values" ? <p>{words.valuesHint}</p> : null}
      {part === "values" && !valueFields.some(isSaid) ? <Alert kind="info" heading={isSaid("technology_inclusion") ? words.onlyTechnology : words.noValues} headingLevel={null} /> : null}
      {fields.map(({ key, max, required }) => <BilingualField key={key} state={state} name={`field.${key}`} label={fieldWords[key]!.label} hint={fieldWords[key]!.hint} mark={required ? words.required : part === "values" ? undefined : words.optional} max={max} rows={6} />)}
    </section>
  );
}

function Contact({ state }: { state: FormState }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.editor;
  const problem = useProblem(state);
  return (
    <section className="sp-section" aria-labelledby="contact">
      <h2 id="contact">{m.initiativeTemplate.also.contact}</h2>
      <p>{words.contactHint}</p>
      <BilingualField state={state} name="contact.role" label={words.contactRole} mark={words.required} max={limits.role} />
      <BilingualField state={state} name="contact.department" label={words.contactDepartment} mark={words.optional} max={limits.department} />
      <Field name="contact.email" kind="email" label={words.contactEmail} mark={words.required} defaultValue={valueOf(state, "contact.email")} error={problem("contact.email")} autoComplete="off" />
    </section>
  );
}
