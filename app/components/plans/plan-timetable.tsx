import { Words } from "#app/components/shell/worded.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { lengthInDays } from "#app/domain/plan-admin/phase-rules.ts";
import type { Timetable } from "#app/domain/plans/list-timetable.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What the phases promise, why one is short, and what was changed of the dates: each only where there is something. */
export function PlanTimetable({ timetable: { promises, shortPhases, changes } }: { timetable: Timetable }) {
  const { m } = useLocale();
  const { promises: words, timetable } = m.planAdmin;
  return (
    <>
      {shortPhases.map((phase) => <div key={phase.kind} className="sp-measure"><h3>{timetable.short(m.words.phases[phase.kind], lengthInDays(phase))}</h3><p><Words of={phase.reason} /></p></div>)}
      {promises.length > 0 ? (
        <>
          <h3>{words.title}</h3>
          <DefinitionList items={promises.map(({ kind, level }) => ({ key: kind, term: m.words.phases[kind], text: <><strong>{words.levels[level]}.</strong> {words.meaning[level]}</> }))} />
          <p className="sp-small sp-muted">{words.scale}</p>
        </>
      ) : null}
      {changes.length > 0 ? <Changes changes={changes} /> : null}
    </>
  );
}

function Changes({ changes }: { changes: Timetable["changes"] }) {
  const { locale, m } = useLocale();
  const words = m.planAdmin.timetable;
  const dates = (window: Timetable["changes"][number]["phases"][number]["before"]) => (window ? m.plans.phaseDates(format.date(locale, window.opensAt), format.lastDay(locale, window.closesAt)) : words.none);
  return (
    <div id="changes">
      <h3>{words.changes}</h3>
      {changes.map(({ at, reason, phases }, index) => (
        <div key={at.getTime()} className="sp-timetable-change">
          <Table id={`changes-${index}`} caption={words.changedOn(format.date(locale, at))} compact columns={[{ key: "phase", header: words.phase }, { key: "before", header: words.was }, { key: "after", header: words.is }]}
            rows={phases.map(({ kind, before, after }) => ({ key: kind, cells: { phase: m.words.phases[kind], before: dates(before), after: dates(after) } }))} />
          <p><strong>{words.reason}:</strong> <Words of={reason} /></p>
        </div>
      ))}
    </div>
  );
}
