import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { RequestView } from "#app/domain/authority-requests/list-requests.server.ts";
import { lastDayOf } from "#app/lib/danish-day.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { problemOf } from "./problem.ts";

/** What authorities were asked, and what they said. `mayChange`: the reader may move deadlines and take questions back. */
export function Requests({ requests, action, mayChange, again }: { requests: readonly RequestView[]; action: string; mayChange: boolean; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.assessment.authority;
  return (
    <ul className="sp-list" role="list">
      {requests.map((each) => (
        <li key={each.id} id={`request-${each.id}`} className="sp-requests__one">
          <h3 className="sp-list__title">{each.authority}</h3>
          <p className="sp-cluster">
            <Tag kind={each.state === "answered" ? "success" : each.isOverdue ? "warning" : "neutral"}>{each.isOverdue ? m.assessment.overdue : words.states[each.state]}</Tag>
            <span className="sp-small">{each.askedBy ? words.askedBy(each.askedBy, format.shortDate(locale, each.createdAt)) : words.asked(format.shortDate(locale, each.createdAt))}{each.state === "open" ? ` · ${m.assessment.due(format.shortLastDay(locale, each.dueAt))}` : ""}</span>
          </p>
          <PeoplesText text={each.question} language={locale} />
          {each.answeredAt ? <blockquote className="sp-quote"><PeoplesText text={each.answer} language={locale} /><footer className="sp-small">{words.answeredBy(each.answeredBy, format.shortDate(locale, each.answeredAt))}</footer></blockquote> : null}
          {mayChange && each.state === "open" ? <ManageRequest request={each} action={action} again={typedOf(again, "request") === each.id ? again : undefined} /> : null}
        </li>
      ))}
    </ul>
  );
}

function ManageRequest({ request, action, again }: { request: RequestView; action: string; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.assessment.authority;
  const id = `due-${request.id}`;
  const error = problemOf(m, again?.errors.dueAt);
  const hidden = <><input type="hidden" name="request" value={request.id} /><input type="hidden" name="version" value={request.version} /></>;
  return (
    <Details summary={words.of(words.manage, request.authority)} open={again !== undefined}>
      {again?.overtaken ? <Alert kind="warning" heading={words.overtaken} headingLevel={null} role="alert" focus /> : null}
      <form method="post" action={`${action}#request-${request.id}`} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: id, text: error }]} />
        {hidden}
        <Field id={id} name="dueAt" kind="date" label={words.dueAt} defaultValue={typedOf(again, "dueAt") ?? lastDayOf(request.dueAt)} error={error} width="m" />
        <div className="sp-actions"><Button name="intent" value="extend" kind="secondary" small ariaLabel={words.of(words.extend, request.authority)}>{words.extend}</Button></div>
      </form>
      <form method="post" action={`${action}#request-${request.id}`} data-once="">{hidden}<Button name="intent" value="withdraw" kind="tertiary" small ariaLabel={words.of(words.withdraw, request.authority)}>{words.withdraw}</Button></form>
    </Details>
  );
}
