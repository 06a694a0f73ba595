import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { RequestPage } from "#app/domain/authority-requests/get-request-page.server.ts";
import { authorityLimits } from "#app/domain/authority-requests/schema.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { problemOf, refusalOf } from "./problem.ts";

/** What an authority is asked, the proposal that it is about, and the form to answer. */
export function AnswerPage({ found, action, again, isSent }: { found: RequestPage; action: string; again: ActAgain | undefined; isSent: boolean }) {
  const { locale, m } = useLocale();
  const words = m.assessment.answer;
  const { proposal, state } = found;
  const isAnswered = state === "answered";
  return (
    <div className="sp-measure">
      <PageHeading kicker={<span>{proposal.reference} · {words.to(found.authority)}</span>} title={words.title} lead={found.isOpen && !isAnswered ? words.dueAt(format.lastDay(locale, found.dueAt)) : undefined} />
      {isSent ? <Alert kind="success" heading={words.sent} role="status" focus>{found.isOpen ? <p>{words.sentText}</p> : null}</Alert> : null}
      {found.isOpen ? null : <Alert kind="info" heading={refusalOf(m, again?.errors.intent) ?? (isAnswered ? words.closed : words.closedUnanswered)} {...(again && { role: "alert" as const, focus: true })} />}
      <section aria-labelledby="question">
        <h2 id="question">{found.coordinator ? words.from(found.coordinator.text) : words.question}</h2>
        <blockquote className="sp-quote"><PeoplesText text={found.question} language={locale} /></blockquote>
      </section>
      <section aria-labelledby="proposal">
        <h2 id="proposal">{words.proposal}</h2>
        {proposal.isHidden ? <p>{words.notReadable}</p> : <><h3><PublicTitle title={proposal.title} language={proposal.language} /></h3><ProposalText text={proposal} language={proposal.language} level={4} /><p><a href={`/${locale}/proposals/${proposal.reference}`}>{words.publicPage}</a></p></>}
      </section>
      {found.isOpen ? <AnswerForm found={found} action={action} again={again} /> : isAnswered || again ? <section aria-labelledby="answer"><h2 id="answer">{words.yours}</h2><PeoplesText text={typedOf(again, "answer") ?? found.answer} language={locale} /><p className="sp-small">{typedOf(again, "answeredBy") ?? found.answeredBy}</p></section> : null}
    </div>
  );
}

function PublicTitle({ title, language }: { title: string; language: string }) {
  return <span dir="auto" lang={useLangOf(language)}>{title}</span>;
}

function AnswerForm({ found, action, again }: { found: RequestPage; action: string; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.assessment.answer;
  const answer = typedOf(again, "answer") ?? found.answer;
  const answeredBy = typedOf(again, "answeredBy") ?? found.answeredBy;
  const errors = { answer: problemOf(m, again?.errors.answer, { max: authorityLimits.answer, value: answer }), answeredBy: problemOf(m, again?.errors.answeredBy, { max: authorityLimits.answeredBy, value: answeredBy }) };
  const labels = (name: "answer" | "answeredBy") => (again?.errors[name] === "too_long" ? words[name] : undefined);
  return (
    <form method="post" action={`${action}#answer`} id="answer" className="sp-stack" noValidate data-once="" aria-labelledby="answer-heading">
      <h2 id="answer-heading">{found.state === "answered" ? words.correct : words.answer}</h2>
      {again?.overtaken ? <Alert kind="warning" heading={words.overtaken} headingLevel={3} role="alert" focus><p>{words.overtakenText}</p><PeoplesText text={found.answer} language={locale} /><p>{found.answeredBy}</p></Alert> : null}
      <FormErrors errors={[{ field: getFieldId("answer"), text: errors.answer, label: labels("answer") }, { field: getFieldId("answeredBy"), text: errors.answeredBy, label: labels("answeredBy") }]} />
      <input type="hidden" name="version" value={found.version} />
      <TextArea name="answer" label={words.answer} hint={words.answerHint} rows={10} defaultValue={answer} error={errors.answer} count={characterLimit(m, authorityLimits.answer)} />
      <Field name="answeredBy" label={words.answeredBy} defaultValue={answeredBy} error={errors.answeredBy} autoComplete="name" />
      <div className="sp-actions"><Button name="intent" value="answer">{found.state === "answered" ? words.correct : words.send}</Button></div>
    </form>
  );
}
