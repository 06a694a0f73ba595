import type { ReactNode } from "react";
import type { CommentNumbers } from "#app/domain/comments/get-comment-numbers.server.ts";
import type { Thread, ThreadPage } from "#app/domain/comments/list-threads.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { stances, type Stance } from "#db/values.ts";
import { debatePath, type DebateState } from "./debate-state.ts";

type Props = { comments: ThreadPage; numbers: CommentNumbers; path: string; state: DebateState; thread: (each: Thread) => ReactNode };

/** Above the comments: what the authority answers, and what organisations think after consideration. Of many, the newest. */
export function Pinned({ comments: { official, positions }, numbers, path, state, thread }: Props) {
  const { m } = useLocale();
  const words = m.discussion;
  const { stance, type } = state;
  const ofStances: readonly Stance[] = stance ? [stance] : stances;
  const all = ofStances.reduce((sum, each) => sum + numbers[each][type ?? "all"], 0);
  return (
    <>
      {official.length > 0 ? (
        <section className="sp-stack sp-pinned" aria-labelledby="official-answers">
          <h3 id="official-answers">{words.official.heading}</h3>
          <ol className="sp-comments" role="list">{official.map(thread)}</ol>
          {official.length > 2 ? <p><a href={`${debatePath(path, { sort: state.sort, show: "official" })}#debate`}>{words.official.more}</a></p> : null}
        </section>
      ) : null}
      {positions.length > 0 ? (
        <section className="sp-stack sp-pinned" aria-labelledby="positions">
          <h3 id="positions">{words.position.heading}</h3>
          <ol className="sp-comments" role="list">{positions.map(thread)}</ol>
          {all > positions.length ? <p><a href={`${debatePath(path, { stance, type, sort: state.sort, show: "positions" })}#debate`}>{words.position.more(all)}</a></p> : null}
        </section>
      ) : null}
    </>
  );
}
