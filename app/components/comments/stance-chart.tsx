import { ChartPatterns } from "#app/components/ui/chart-patterns.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { StackedBar } from "#app/components/ui/stacked-bar.tsx";
import { Table } from "#app/components/ui/table.tsx";
import type { CommentNumbers } from "#app/domain/comments/get-comment-numbers.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { participantTypes, stances, type ParticipantType } from "#db/values.ts";

/** For, against and questions: drawn in all and by participant type, and as a table. `positions`: how many of them are positions of organisations, which are named apart. */
export function StanceChart({ numbers, positions }: { numbers: CommentNumbers; positions?: CommentNumbers }) {
  const { locale, m } = useLocale();
  const words = m.proposals.comments;
  const number = (value: number) => format.number(locale, value);
  const title = words.finding(numbers.for.all, numbers.against.all, numbers.neutral.all);
  const all = positions ? stances.reduce((sum, stance) => sum + positions[stance].all, 0) : 0;
  return (
    <StackedBar id="stances" title={title} formatNumber={number} segments={stances.map((stance) => ({ key: stance, label: m.words.stances[stance], value: numbers[stance].all, mark: stance }))}>
      <ByType numbers={numbers} />
      {positions && all > 0 ? <p className="sp-small">{m.discussion.positionsCounted(all, positions.for.all, positions.against.all, positions.neutral.all)}</p> : null}
      <Details summary={m.plans.home.asTable}>
        <Table id="stances-table" caption={words.tableCaption} hideCaption compact
          columns={[
            { key: "stance", header: words.stance }, ...participantTypes.map((type) => ({ key: type, header: m.words.participantTypesMany[type], numeric: true })), { key: "all", header: words.total, numeric: true },
            ...(all > 0 ? [{ key: "positions", header: m.discussion.ofWhichPositions, numeric: true }] : []),
          ]}
          rows={stances.map((stance) => ({ key: stance, cells: { stance: m.words.stances[stance], ...Object.fromEntries(participantTypes.map((type) => [type, number(numbers[stance][type])])), all: number(numbers[stance].all), positions: number(positions?.[stance].all ?? 0) } }))} />
      </Details>
    </StackedBar>
  );
}

/** A bar for each participant type that has said something, as long as it has said much, in the parts of its stances. */
function ByType({ numbers }: { numbers: CommentNumbers }) {
  const { m } = useLocale();
  const totalOf = (type: ParticipantType) => stances.reduce((sum, stance) => sum + numbers[stance][type], 0);
  const types = participantTypes.filter((type) => totalOf(type) > 0);
  const largest = Math.max(1, ...types.map(totalOf));
  if (types.length < 2) return null;
  return (
    <ul className="sp-bars" role="list" aria-label={m.discussion.byType}>
      {types.map((type) => {
        const shares = stances.map((stance) => (numbers[stance][type] / largest) * 100);
        return (
          <li className="sp-bars__row" key={type}>
            <span className="sp-bars__label">{m.words.participantTypesMany[type]}</span>
            <span className="sp-bars__value">{m.discussion.typeNumbers(numbers.for[type], numbers.against[type], numbers.neutral[type])}</span>
            <svg className="sp-bars__bar" width="100%" height="16" aria-hidden="true" focusable="false">
              <ChartPatterns id={`stances-${type}`} marks={stances} />
              <rect className="sp-bars__track" width="100%" height="16" />
              {stances.map((stance, place) => <rect key={stance} x={`${shares.slice(0, place).reduce((sum, share) => sum + share, 0)}%`} width={`${shares[place]}%`} height="16" fill={`url(#stances-${type}-${stance})`} />)}
            </svg>
          </li>
        );
      })}
    </ul>
  );
}
