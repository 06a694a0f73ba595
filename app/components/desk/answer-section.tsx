import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Select } from "#app/components/ui/select.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { AnswerPanel, DraftView } from "#app/domain/answers/get-case-panel.server.ts";
import { answerLimits, type AnswerFields } from "#app/domain/answers/schema.ts";
import type { InitiativeTitle } from "#app/domain/initiatives/queries.server.ts";
import type { ResponseView } from "#app/domain/proposals/get-proposal.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { AnswerReason } from "#db/values.ts";
import { typedOf, type ActAgain } from "./act-again.ts";
import { AnswerForm, sendAnswerId } from "./answer-form.tsx";
import { startOf, valuesOf } from "./answer-values.ts";

type Props = {
  /** The page of the answer, where all its forms go. */
  path: string; version: number; panel: AnswerPanel; response: ResponseView | null; initiatives: readonly InitiativeTitle[]; again: ActAgain | undefined;
  /** What a chosen template begins with. */
  filled?: { name: string; fields: AnswerFields } | null; isOwnPage?: boolean;
  /** The ground for turning it down that was found when it was screened. */
  code?: AnswerReason | undefined;
};

/** All about the answer of a case: where the one in the making stands, the form, and the templates to begin with. */
export function AnswerSection({ path, version, panel, response, initiatives, again, filled = null, isOwnPage = false, code }: Props) {
  const { locale, m } = useLocale();
  const words = m.answers;
  const { draft, templates, fourEyes } = panel;
  const start = startOf(locale, { filled: filled?.fields ?? null, draft, response, code });
  const typed = again && ["save", "request", "approve", "publish"].includes(again.intent) ? again : undefined;
  const hasHole = filled !== null && /\{\{/.test(`${filled.fields.summary} ${filled.fields.reason}`);
  return (
    <div id="answering" className="sp-stack sp-answering">
      {again?.overtaken ? <Alert kind="warning" heading={m.shell.errors.conflict.title} focus role="alert"><p>{m.desk.overtaken}{typed ? ` ${words.form.overtaken}` : ""}</p></Alert> : null}
      {again?.overtaken && typed && draft ? <Details summary={words.form.savedNow} open><SavedNow draft={draft} /></Details> : null}
      {draft ? <DraftBox path={path} version={version} draft={draft} mayApprove={panel.mayApprove} again={again} /> : null}
      <p className="sp-small sp-inline-list"><a href={`#${getFieldId("outcome")}`} data-key={isOwnPage ? "a" : undefined}>{words.form.toFields}</a><a href={`#${sendAnswerId}`} data-key="p">{words.form.toButtons} <kbd className="sp-key" aria-hidden="true" hidden data-desk-keys="">p</kbd></a>{isOwnPage ? null : <a href={path}>{words.form.ownPage}</a>}</p>
      {filled ? <Alert kind="info" heading={words.templates.filled(filled.name)} headingLevel={null} role="status" focus>{hasHole ? <p>{words.templates.hole}</p> : null}</Alert> : null}
      {templates.length > 0 ? (
        <form method="get" action={`${path.split("?")[0]}#answering`} className="sp-cluster sp-answering__template">
          {[...new URLSearchParams(path.split("?")[1] ?? "")].map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          <Select name="template" label={words.templates.choose} defaultValue="" options={[{ value: "", label: words.templates.none }, ...templates.map(({ id, name }) => ({ value: id, label: name }))]} />
          <Button kind="secondary" small>{words.templates.use}</Button>
        </form>
      ) : null}
      <AnswerForm path={path} version={version} start={start} initiatives={initiatives} fourEyes={fourEyes} isCorrection={response !== null} again={typed} />
    </div>
  );
}

/** The saved words of a draft that somebody else changed meanwhile. */
function SavedNow({ draft }: { draft: DraftView }) {
  const { m } = useLocale();
  const { text } = valuesOf(draft, undefined);
  const shown = (["correction", "summary", "reason", "elementsAdopted", "elementsNotAdopted", "mergedInto", "forwardedTo", "landedIn"] as const).filter((name) => text(name) !== "");
  return <div className="sp-stack--tight"><p>{draft.outcome ? m.words.statuses[draft.outcome] : m.answers.list.noOutcome}{draft.author ? ` · ${m.answers.draft.by(draft.author)}` : ""}</p>{shown.map((name) => <PeoplesText key={name} text={text(name)} language={draft.language} />)}</div>;
}

/** Where the answer in the making stands, and what can be done with it as it is. */
function DraftBox({ path, version, draft, mayApprove, again }: { path: string; version: number; draft: DraftView; mayApprove: boolean; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.answers.draft;
  const { state } = draft;
  const note = again?.intent === "send-back" ? again : undefined;
  const refusal = again && ["approve-draft", "publish-draft"].includes(again.intent) ? again.errors.draft : undefined;
  const error = fieldError(m, note?.errors.note, { max: answerLimits.note, value: typedOf(note, "note") ?? "" });
  const versionField = <input type="hidden" name="version" value={version} />;
  const action = `${path}#answering`;
  return (
    <section className="sp-box sp-stack--tight" aria-labelledby="draft-state">
      <h2 className="sp-box__heading" id="draft-state">{words.title}</h2>
      <p className="sp-cluster"><Tag kind={state === "approved" ? "success" : state === "draft" ? "neutral" : "info"}>{m.answers.states[state]}</Tag><span className="sp-small">{[draft.isMine ? words.byMe : draft.author ? words.by(draft.author) : "", draft.approver ? words.approvedBy(draft.approver) : ""].filter(Boolean).join(" · ")} · {words.savedAt} <When at={draft.updatedAt} withTime /></span></p>
      {draft.sentBackNote ? <Alert kind="warning" heading={words.sentBack} headingLevel={3}><p>{draft.sentBackNote}</p></Alert> : null}
      {refusal ? <Alert kind="warning" heading={fieldError(m, refusal)} headingLevel={3} role="alert" focus /> : null}
      <form method="post" action={action} className="sp-actions" data-once="">
        {versionField}
        {state === "approved" ? <Button name="intent" value="publish-draft">{words.publish}</Button> : mayApprove && state === "awaiting_approval" ? <Button name="intent" value="approve-draft">{words.approve}</Button> : null}
      </form>
      {state === "draft" ? null : <p className="sp-small sp-muted">{words.editNote}</p>}
      {state === "draft" || draft.isMine ? null : (
        <Details summary={words.sendBackTitle} open={note !== undefined}>
          <form method="post" action={action} className="sp-stack" noValidate data-once="">
            {versionField}
            <FormErrors errors={[{ field: getFieldId("note"), text: error }]} />
            <TextArea name="note" label={words.note} rows={3} defaultValue={typedOf(note, "note") ?? ""} error={error} count={characterLimit(m, answerLimits.note)} />
            <div className="sp-actions"><Button name="intent" value="send-back" kind="secondary">{words.sendBack}</Button></div>
          </form>
        </Details>
      )}
      <Discard action={action} version={version} />
    </section>
  );
}

/** What was being written when the case ceased to take an answer: to be read and copied, and to be thrown away. */
export function EndedDraft({ path, version, draft }: { path: string; version: number; draft: DraftView }) {
  const { m } = useLocale();
  const words = m.answers.draft;
  return (
    <section className="sp-box sp-stack--tight" id="answering" aria-labelledby="ended-draft">
      <h2 className="sp-box__heading" id="ended-draft">{words.ended}</h2>
      <p>{words.endedText}</p>
      <SavedNow draft={draft} />
      <Discard action={`${path}#answering`} version={version} />
    </section>
  );
}

function Discard({ action, version }: { action: string; version: number }) {
  const { m } = useLocale();
  const words = m.answers.draft;
  return (
    <Details summary={words.discardSummary}>
      <form method="post" action={action} className="sp-stack" data-once=""><input type="hidden" name="version" value={version} /><p>{words.discardSure}</p><div className="sp-actions"><Button name="intent" value="discard" kind="warning" small>{words.discard}</Button></div></form>
    </Details>
  );
}
