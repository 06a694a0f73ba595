import type { ReactNode } from "react";
import { AttachmentList } from "#app/components/attachments/attachment-list.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import type { ReportView } from "#app/domain/implementation/read-milestones.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { LevelTag } from "./level-tag.tsx";

/** A report on a milestone: how far, by whom and when, what was done, and its evidence. A hidden one leaves its place, with why. */
export function ReportOf({ report, children }: { report: ReportView; children?: ReactNode }) {
  const { locale, m } = useLocale();
  const words = m.implementation;
  const { id, completion, reportedAs, hidden, at } = report;
  return (
    <article className="sp-report" id={`report-${id}`} tabIndex={-1} aria-labelledby={`by-${id}`}>
      <p className="sp-cluster" id={`by-${id}`}><LevelTag of={completion} /><span className="sp-small sp-muted">{words.reportedBy(words.reportedAs(reportedAs), format.date(locale, at))}</span></p>
      {hidden === null ? <ReportContents report={report} /> : <p className="sp-muted">{words.hidden(m.words.hideReasons[hidden])}</p>}
      {children}
    </article>
  );
}

/** What a report says: what was done, and its evidence. */
export function ReportContents({ report: { body, language, evidence, files } }: { report: Pick<ReportView, "body" | "language" | "evidence" | "files"> }) {
  const words = useLocale().m.implementation;
  return (
    <>
      <PeoplesText text={body} language={language} />
      {evidence.length + files.length === 0 ? <p className="sp-small sp-muted">{words.noEvidence}</p> : (
        <>
          <p className="sp-small"><strong>{words.evidence}</strong></p>
          {evidence.length > 0 ? <ul>{evidence.map(({ label, url }, index) => <li key={index}><a href={url} rel="noopener nofollow" dir="auto">{label || url}</a>{label ? <span className="sp-small sp-muted"> ({new URL(url).hostname})</span> : null}</li>)}</ul> : null}
          <AttachmentList attachments={files} />
        </>
      )}
    </>
  );
}
