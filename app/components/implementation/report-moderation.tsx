import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { HideReasons } from "#app/components/desk/hide-reasons.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { HiddenReport } from "#app/domain/implementation/hide-report.server.ts";
import type { ReportView } from "#app/domain/implementation/read-milestones.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { ReportContents } from "./report-view.tsx";

type Props = { report: ReportView; path: string; again: ActAgain | undefined; read: HiddenReport | null };

/** What staff can do about a report: hide it with a reason; or read what is hidden, which is recorded, and show it again. */
export function ReportModeration({ report, path, again, read }: Props) {
  const { locale, m } = useLocale();
  const words = m.implementation.desk.hide;
  const { id, hidden, reportedAs, at } = report;
  const action = `${path}#report-${id}`;
  const which = <VisuallyHidden>{` (${m.implementation.reportedBy(m.implementation.reportedAs(reportedAs), format.date(locale, at))})`}</VisuallyHidden>;
  const own = again?.intent === "hide-report" && typedOf(again, "report") === id ? again : undefined;
  const error = fieldError(m, own?.errors.reason);
  const field = `hide-${id}`;
  if (hidden !== null) {
    return (
      <div className="sp-stack--tight">
        {read?.id === id ? <section aria-label={words.content}><p className="sp-small"><strong>{words.content}</strong></p><ReportContents report={read} /></section> : <p className="sp-small"><a href={`${withQuery(path, { hidden: id })}#report-${id}`}>{words.read}{which}</a></p>}
        <form method="post" action={action} data-once=""><input type="hidden" name="report" value={id} /><Button name="intent" value="show-report" kind="tertiary" small>{words.show}{which}</Button></form>
      </div>
    );
  }
  return (
    <Details summary={<>{words.open}{which}</>} open={own !== undefined}>
      <form method="post" action={action} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field, text: error }]} />
        <p className="sp-small">{words.text}</p>
        <input type="hidden" name="report" value={id} />
        <HideReasons id={field} legend={words.reason} value={own && typedOf(own, "reason")} error={error} />
        <div className="sp-actions"><Button name="intent" value="hide-report" kind="secondary" small>{words.send}{which}</Button></div>
      </form>
    </Details>
  );
}
