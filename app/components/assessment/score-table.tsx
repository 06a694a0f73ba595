import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { AssessmentPanel } from "#app/domain/assessment/get-case-panel.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What assessors found, beside one another, with those criteria marked on which they are far apart. */
export function ScoreTable({ panel }: { panel: AssessmentPanel }) {
  const { locale, m } = useLocale();
  const words = m.assessment;
  const done = panel.assessors.filter((each) => each.state === "submitted" && each.scores !== null);
  if (done.length === 0) return null;
  const isFarApart = (id: string) => panel.differences.includes(id);
  return (
    <>
      {panel.differences.length > 0 ? <Alert kind="warning" heading={words.differences(panel.differences.length)} headingLevel={3}><p>{words.differencesText}</p></Alert> : null}
      <Table id="scores" caption={words.scores} hideCaption compact columns={[{ key: "criterion", header: words.criterion }, ...done.map((each) => ({ key: each.id, header: each.isMe ? `${each.name} (${words.me})` : each.name, numeric: true }))]}
        rows={panel.criteria.map((each) => ({
          key: each.id,
          cells: {
            criterion: <><Words of={each.title} />{each.isActive ? null : ` ${words.outOfUse}`}{isFarApart(each.id) ? <> <Tag kind="warning">{words.differs}</Tag></> : null}</>,
            ...Object.fromEntries(done.map(({ id, scores }) => {
              const score = scores![each.id];
              return [id, score === undefined ? words.notScored : <span key={id} title={each.anchors[score]?.text}>{score}</span>];
            })),
          },
        }))} />
      {done.filter((each) => each.note).map((each) => <div key={each.id} className="sp-small"><p><strong>{each.name}</strong></p><PeoplesText text={each.note!} language={locale} /></div>)}
    </>
  );
}
