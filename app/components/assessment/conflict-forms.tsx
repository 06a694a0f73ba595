import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { AssessmentPanel, ConflictView } from "#app/domain/assessment/get-case-panel.server.ts";
import { assessmentLimits } from "#app/domain/assessment/schema.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { problemOf } from "./problem.ts";

/** Says that one has an interest in the case. */
export function DeclareForm({ action, again }: { action: string; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.assessment.conflict;
  const note = typedOf(again, "note") ?? "";
  const error = problemOf(m, again?.errors.note, { max: assessmentLimits.conflict, value: note });
  return (
    <form method="post" action={`${action}#declare`} id="declare" className="sp-stack" noValidate data-once="">
      <FormErrors errors={[{ field: "conflict-note", text: error, label: words.note }]} />
      <p>{words.lead}</p>
      <TextArea id="conflict-note" name="note" label={words.note} hint={words.noteHint} rows={3} defaultValue={note} error={error} count={characterLimit(m, assessmentLimits.conflict)} />
      <div className="sp-actions"><Button name="intent" value="declare" kind="secondary">{words.send}</Button></div>
    </form>
  );
}

/** Who has an interest in the case; one's own can be taken back here, by coordinators also that of others. */
export function Conflicts({ panel, action }: { panel: AssessmentPanel; action: string }) {
  const { locale, m } = useLocale();
  const words = m.assessment.conflict;
  if (panel.conflicts.length === 0) return null;
  return (
    <ul className="sp-history" role="list">
      {panel.conflicts.map((each) => (
        <li key={each.userId}>
          <span>{words.declared(each.name, format.shortDate(locale, each.declaredAt))}</span>
          {each.note ? <PeoplesText text={each.note} language={locale} /> : null}
          {each.mayTakeBack ? <p><a href={`${action}#take-back-${each.userId}`}>{each.isMine ? words.takeBack : words.takeBackOf(each.name)}</a></p> : null}
        </li>
      ))}
    </ul>
  );
}

/** Takes an interest back, with the reason. */
export function TakeBackForm({ conflict, action, again }: { conflict: ConflictView; action: string; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.assessment.conflict;
  const id = `take-back-${conflict.userId}`;
  const isThis = typedOf(again, "person") === conflict.userId;
  const reason = (isThis ? typedOf(again, "reason") : undefined) ?? "";
  const error = isThis ? problemOf(m, again?.errors.reason, { max: assessmentLimits.conflict, value: reason }) : undefined;
  return (
    <form method="post" action={`${action}#${id}`} id={id} className="sp-stack" noValidate data-once="">
      <h2>{conflict.isMine ? words.takeBack : words.takeBackOf(conflict.name)}</h2>
      <FormErrors errors={[{ field: `${id}-reason`, text: error }]} />
      <input type="hidden" name="person" value={conflict.userId} />
      <TextArea id={`${id}-reason`} name="reason" label={words.reason} hint={words.reasonHint} rows={3} defaultValue={reason} error={error} count={characterLimit(m, assessmentLimits.conflict)} />
      <div className="sp-actions"><Button name="intent" value="takeBack" kind="secondary">{conflict.isMine ? words.takeBack : words.takeBackOf(conflict.name)}</Button></div>
    </form>
  );
}
