import { Table } from "#app/components/ui/table.tsx";
import { When } from "#app/components/shell/when.tsx";
import type { RuleChange } from "#app/domain/compliance/get-compliance.server.ts";
import { defaultThresholds, thresholdNames, type ThresholdName, type Thresholds } from "#app/domain/compliance/thresholds.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { requirementIds } from "#db/values.ts";

/** What the requirements are measured by now, beside what the platform itself says, and every change of it. */
export function RulesInForce({ thresholds, changes }: { thresholds: Thresholds; changes: readonly RuleChange[] }) {
  const { locale, m } = useLocale();
  const words = m.compliance;
  const number = (value: number) => format.number(locale, value);
  const rows = requirementIds.flatMap((id) => thresholdNames(id).map((name) => ({ key: `${id}-${name}`, cells: { requirement: id, threshold: words.thresholdNames[name], value: number((thresholds[id] as Record<string, number>)[name]!), usual: number((defaultThresholds[id] as Record<string, number>)[name]!) } })));
  const lines = changes.flatMap(({ at, requirement, before, after }) => Object.keys(after).filter((name) => before[name] !== after[name]).map((name) => ({ at, text: words.changeOf(requirement, words.thresholdNames[name as ThresholdName], number(before[name]!), number(after[name]!)) })));
  return (
    <>
      <Table id="thresholds" caption={words.thresholdCaption} hideCaption compact columns={[{ key: "requirement", header: words.requirement }, { key: "threshold", header: words.threshold }, { key: "value", header: words.value, numeric: true }, { key: "usual", header: words.usual, numeric: true }]} rows={rows} />
      {lines.length > 0 ? <><h3>{words.changes}</h3><ul>{lines.map(({ at, text }, index) => <li key={index}><When at={at} />: {text}</li>)}</ul></> : null}
    </>
  );
}
