import { Details } from "#app/components/ui/details.tsx";
import { StackedBar } from "#app/components/ui/stacked-bar.tsx";
import { Table } from "#app/components/ui/table.tsx";
import type { CommentNumbers } from "#app/domain/comments/list-threads.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { participantTypes, stances } from "#db/values.ts";

/** For, against and questions, drawn, and as a table by participant type. */
export function StanceChart({ numbers }: { numbers: CommentNumbers }) {
  const { locale, m } = useLocale();
  const words = m.proposals.comments;
  const number = (value: number) => format.number(locale, value);
  const title = words.finding(numbers.for.all, numbers.against.all, numbers.neutral.all);
  return (
    <StackedBar id="stances" title={title} formatNumber={number} segments={stances.map((stance) => ({ key: stance, label: m.words.stances[stance], value: numbers[stance].all, mark: stance }))}>
      <Details summary={m.plans.home.asTable}>
        <Table id="stances-table" caption={words.tableCaption} hideCaption compact
          columns={[{ key: "stance", header: words.stance }, ...participantTypes.map((type) => ({ key: type, header: m.words.participantTypesMany[type], numeric: true })), { key: "all", header: words.total, numeric: true }]}
          rows={stances.map((stance) => ({ key: stance, cells: { stance: m.words.stances[stance], ...Object.fromEntries(participantTypes.map((type) => [type, number(numbers[stance][type])])), all: number(numbers[stance].all) } }))} />
      </Details>
    </StackedBar>
  );
}
