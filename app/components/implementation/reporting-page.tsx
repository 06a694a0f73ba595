import { typedOf } from "#app/components/desk/act-again.ts";
import { TypedTexts } from "#app/components/shell/typed-texts.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { ReportingPage as Found } from "#app/domain/implementation/find-reporting.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { MilestoneProgress } from "./initiative-progress.tsx";
import { ReportForm, type ReportAgain } from "./report-form.tsx";

/** Where a party reports by its link, without an account: the form, and what has been reported so far. */
export function ReportingPage({ found, action, formKey, again, isSent }: { found: Found; action: string; formKey: string; again: ReportAgain | undefined; isSent: boolean }) {
  const { locale, m } = useLocale();
  const words = m.implementation;
  const { party, reference, title, milestones, isOpen, today } = found;
  return (
    <div className="sp-measure">
      <PageHeading kicker={reference} title={<Words of={title} />} lead={words.reporting.lead(party.name)} after={<p className="sp-small"><a href={`/${locale}/initiatives/${reference}`}>{words.reporting.page}</a></p>} />
      {isSent ? <Alert kind="success" heading={words.form.sent} headingLevel={null} role="status" focus><p>{words.form.sentText}</p></Alert> : null}
      {!isOpen ? <><Alert kind="info" heading={words.reporting.closed} {...(again && { role: "alert" as const, focus: true })}><p>{words.reporting.closedText}</p></Alert><TypedTexts texts={[{ label: words.form.body, text: typedOf(again, "body") ?? "" }]} /></>
        : milestones.length === 0 ? <p>{words.form.none}</p>
          : <><p className="sp-small">{words.reporting.whoCan}</p><ReportForm action={action} milestones={milestones} formKey={formKey} again={again} takesFiles={false} /></>}
      {milestones.length > 0 ? <section className="sp-section"><h2>{words.form.now}</h2><ol className="sp-list" role="list">{milestones.map((milestone) => <li key={milestone.id} className="sp-progress__milestone"><MilestoneProgress milestone={milestone} today={today} /></li>)}</ol></section> : null}
    </div>
  );
}
