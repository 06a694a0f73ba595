import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { FormattedText } from "#app/components/shell/formatted-text.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { ParticipationPage as Found } from "#app/domain/initiative-authorities/find-participation.server.ts";
import { initiativeLimits } from "#app/domain/initiatives/limits.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { WrittenView } from "./written-view.tsx";

/** The draft that an authority is named for, and the form in which it says whether it takes part. */
export function ParticipationPage({ found, action, again, isSent }: { found: Found; action: string; again: ActAgain | undefined; isSent: boolean }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.answer;
  const { party, reference, written: { text }, isOpen } = found;
  const summary = inLocale(text.summary, locale);
  return (
    <>
      <div className="sp-measure">
        <PageHeading kicker={reference} title={words.title} lead={party.role === "lead" ? words.leads(party.name) : words.supports(party.name)} />
        {isSent ? <Alert kind="success" heading={words.sent} role="status" focus>{isOpen ? <p>{words.sentText}</p> : null}</Alert> : null}
        {isOpen ? <><p>{words.text}</p><AnswerForm found={found} action={action} again={again} /></> : <Alert kind="info" heading={words.closed} {...(again && { role: "alert" as const, focus: true })}><p>{words.now[party.state]}</p></Alert>}
      </div>
      <section className="sp-section" aria-labelledby="initiative">
        <h2 id="initiative">{words.initiative}: <Words of={inLocale(text.title, locale)} /></h2>
        <p><a href={`/${locale}/initiatives/${reference}`}>{words.publicPage}</a></p>
        {summary.text ? <div className="sp-measure"><FormattedText text={summary.text} language={summary.lang} /></div> : null}
        <WrittenView written={found.written} level={3} />
      </section>
    </>
  );
}

function AnswerForm({ found: { party }, action, again }: { found: Found; action: string; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.answer;
  const hasAnswered = party.state === "confirmed" || party.state === "declined";
  const answer = typedOf(again, "answer") ?? (hasAnswered ? party.state : "");
  const remark = typedOf(again, "remark") ?? party.remark;
  const errors = { answer: fieldError(m, again?.errors.answer), remark: fieldError(m, again?.errors.remark, { max: initiativeLimits.remark, value: remark }) };
  return (
    <form method="post" action={`${action}#answer`} id="answer" className="sp-stack" noValidate data-once="" aria-label={words.question}>
      {again?.overtaken ? <Alert kind="warning" heading={words.overtaken} headingLevel={2} role="alert" focus><p>{words.now[party.state]}</p><p>{words.overtakenText}</p></Alert> : null}
      <FormErrors errors={[{ field: getFieldId("answer"), text: errors.answer }, { field: getFieldId("remark"), text: errors.remark, label: labelInSummary(again?.errors.remark, words.remark) }]} />
      <input type="hidden" name="seen" value={party.answeredAt?.getTime() ?? 0} />
      {hasAnswered ? <p><strong>{words.now[party.state]}</strong></p> : null}
      <RadioGroup name="answer" legend={words.question} value={answer} error={errors.answer} options={(["confirmed", "declined"] as const).map((each) => ({ value: each, label: words[each] }))} />
      <TextArea name="remark" label={words.remark} hint={words.remarkHint} rows={4} defaultValue={remark} error={errors.remark} count={characterLimit(m, initiativeLimits.remark)} />
      <div className="sp-actions"><Button name="intent" value="participation">{hasAnswered ? words.change : words.send}</Button></div>
    </form>
  );
}
