import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";

/** The way to report a proposal, or, with `comment`, a comment on it. `by`: who wrote the comment, to tell the links apart. */
export function ReportLink({ reference, comment, by }: { reference: string; comment?: string; by?: string }) {
  const { locale, m } = useLocale();
  const href = withQuery(`/${locale}/proposals/${reference}/report`, { comment });
  return <a href={href} rel="nofollow">{comment ? <>{m.reports.link}<VisuallyHidden> {m.reports.ofComment(by ?? "")}</VisuallyHidden></> : m.reports.linkProposal}</a>;
}

/** For who wrote a text that is hidden: the way to the reasons and to an objection. */
export function DecisionLink({ reference, comment }: { reference: string; comment?: string }) {
  const { locale, m } = useLocale();
  return <a href={withQuery(`/${locale}/proposals/${reference}/decision`, { comment })}>{m.reports.toDecision}</a>;
}
