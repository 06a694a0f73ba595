import { Words } from "#app/components/shell/worded.tsx";
import { Table } from "#app/components/ui/table.tsx";
import type { DraftCommentsLine } from "#app/domain/outcome/content.ts";
import { sumOfDraftComments } from "#app/domain/outcome/draft-comments.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { draftOutcomes } from "#db/values.ts";

/** How many comments came on the drafts, and what became of them, by initiative. Nothing where none came. */
export function DraftComments({ lines }: { lines: readonly DraftCommentsLine[] }) {
  const { locale, m } = useLocale();
  if (lines.length === 0) return null;
  const words = m.outcome.draftComments;
  const number = (value: number) => format.number(locale, value);
  const sum = sumOfDraftComments(lines);
  const cells = ({ received, outcomes, unanswered, hidden }: typeof sum) => ({ received: number(received), ...Object.fromEntries(draftOutcomes.map((outcome) => [outcome, number(outcomes[outcome])])), unanswered: number(unanswered), hidden: number(hidden) });
  return (
    <section className="sp-section">
      <h2>{words.heading}</h2>
      <p>{words.finding(number(sum.received), number(sum.received - sum.unanswered - sum.hidden))}{sum.hidden > 0 ? ` ${words.hidden(number(sum.hidden))}` : null}</p>
      <Table id="draft-comments-table" caption={words.caption} hideCaption
        columns={[{ key: "initiative", header: words.initiative }, { key: "received", header: words.received, numeric: true }, ...draftOutcomes.map((outcome) => ({ key: outcome, header: m.initiativeComments.outcomes[outcome], numeric: true })), { key: "unanswered", header: words.unanswered, numeric: true }, ...(sum.hidden > 0 ? [{ key: "hidden", header: words.hiddenOf, numeric: true }] : [])]}
        rows={[...lines.map((line) => ({ key: line.reference, cells: { initiative: <a href={`/${locale}/initiatives/${line.reference}?period=draft#comments`}>{line.reference} <Words of={inLocale(line.title, locale)} /></a>, ...cells(line) } })), { key: "total", total: true, cells: { initiative: m.outcome.total, ...cells(sum) } }]} />
    </section>
  );
}
