import { AttachmentList } from "#app/components/attachments/attachment-list.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import type { ReportView } from "#app/domain/implementation/read-milestones.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { LevelTag } from "./level-tag.tsx";

/** A report on a milestone: how far, by whom and when, what was done, and its evidence. */
export function ReportOf({ report }: { report: ReportView }) {
  const { locale, m } = useLocale();
  const words = m.implementation;
  const { completion, body, language, evidence, files, reportedAs, at } = report;
  return (
    <article className="sp-report">
      <p className="sp-cluster"><LevelTag of={completion} /><span className="sp-small sp-muted">{words.reportedBy(words.reportedAs(reportedAs), format.date(locale, at))}</span></p>
      <PeoplesText text={body} language={language} />
      {evidence.length + files.length === 0 ? <p className="sp-small sp-muted">{words.noEvidence}</p> : (
        <>
          <p className="sp-small"><strong>{words.evidence}</strong></p>
          {evidence.length > 0 ? <ul>{evidence.map(({ label, url }, index) => <li key={index}><a href={url} rel="noopener nofollow" dir="auto">{label || url}</a>{label ? <span className="sp-small sp-muted"> ({new URL(url).hostname})</span> : null}</li>)}</ul> : null}
          <AttachmentList attachments={files} />
        </>
      )}
    </article>
  );
}
