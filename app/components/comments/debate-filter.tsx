import { Button } from "#app/components/ui/button.tsx";
import { Select } from "#app/components/ui/select.tsx";
import type { CommentNumbers } from "#app/domain/comments/get-comment-numbers.server.ts";
import { debateSorts } from "#app/domain/comments/sorts.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { participantTypes, stances, type Stance } from "#db/values.ts";
import { debatePath, type DebateState } from "./debate-state.ts";

/** Which comments are shown and in which order: stances as links, the rest in a form that stays in the address. Each choice says how many there are. */
export function DebateFilter({ path, state, numbers }: { path: string; state: DebateState; numbers: CommentNumbers }) {
  const { locale, m } = useLocale();
  const words = m.discussion;
  const { stance, type, sort, show } = state;
  const ofType = (each: (typeof stances)[number]) => numbers[each][type ?? "all"];
  const ofStances: readonly Stance[] = stance ? [stance] : stances;
  const sum = (of: (typeof participantTypes)[number] | "all") => ofStances.reduce((total, each) => total + numbers[each][of], 0);
  const all = stances.reduce((total, each) => total + ofType(each), 0);
  return (
    <div className="sp-no-print">
      <nav aria-label={m.proposals.comments.filter}><ul className="sp-tabs" role="list">
        <li><a href={`${debatePath(path, state, { stance: undefined, show: undefined })}#debate`} aria-current={stance || show ? undefined : "true"}>{m.proposals.comments.all} {format.number(locale, all)}</a></li>
        {stances.map((each) => <li key={each}><a href={`${debatePath(path, state, { stance: each, show: undefined })}#debate`} aria-current={stance === each && !show ? "true" : undefined}>{m.words.stances[each]} {format.number(locale, ofType(each))}</a></li>)}
      </ul></nav>
      <form method="get" action={`${path}#debate`} className="sp-debate-filter" aria-label={words.filterForm}>
        {stance ? <input type="hidden" name="stance" value={stance} /> : null}
        {show ? <input type="hidden" name="show" value={show} /> : null}
        <Select name="sort" label={words.sort} defaultValue={sort ?? "newest"} options={debateSorts.map((each) => ({ value: each, label: words.sorts[each] }))} />
        <Select name="type" label={words.type} defaultValue={type ?? ""} options={[{ value: "", label: words.allTypes(sum("all")) }, ...participantTypes.map((each) => ({ value: each, label: words.typeOption(m.words.participantTypesMany[each], sum(each)) }))]} />
        <Button kind="secondary">{words.show}</Button>
      </form>
      {show ? <p><strong>{show === "positions" ? words.position.only : words.official.only}</strong></p> : null}
      {stance || type || show ? <p><a href={`${debatePath(path, { sort })}#debate`}>{words.clear}</a></p> : null}
    </div>
  );
}
