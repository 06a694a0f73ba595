import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { FieldChange, VersionView } from "#app/domain/versions/get-versions.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { wordsOf, type ShownStretch } from "#app/lib/word-diff.ts";

/** How a text differs from another one, part by part. Told by lines through and under the words, and in words for who hears them. */
export function Difference({ version: { from, text, changes } }: { version: VersionView }) {
  const { m } = useLocale();
  const words = m.versions.one;
  if (!from) return null;
  return (
    <section aria-labelledby="difference">
      <h2 id="difference">{words.changes(from.number)}</h2>
      {changes.length === 0 ? <p>{words.noChanges(from.number)}</p> : changes.some((change) => "stretches" in change) ? <p className="sp-small sp-muted">{words.key}</p> : null}
      {changes.map((change) => <FieldDifference key={change.field} change={change} languages={[from.language, text.language]} />)}
    </section>
  );
}

function FieldDifference({ change, languages }: { change: FieldChange; languages: readonly [string, string] }) {
  const { m } = useLocale();
  const words = m.versions.one;
  const [langBefore, langAfter] = [useLangOf(languages[0]), useLangOf(languages[1])];
  return (
    <section>
      <h3>{words.part[change.field]}</h3>
      {"stretches" in change ? <div className="sp-prose sp-diff" lang={langAfter} dir="auto">{change.stretches.map((stretch, index) => <StretchView key={index} stretch={stretch} />)}</div> : (
        <>
          <p className="sp-small sp-muted">{words.tooDifferent}</p>
          <div className="sp-halves">
            <section><h4>{words.before}</h4><div className="sp-prose sp-diff" lang={langBefore} dir="auto"><del>{change.before}</del></div></section>
            <section><h4>{words.after}</h4><div className="sp-prose sp-diff" lang={langAfter} dir="auto"><ins>{change.after}</ins></div></section>
          </div>
        </>
      )}
    </section>
  );
}

/** One stretch of a difference: a change is marked for the eye and in words. */
export function StretchView({ stretch }: { stretch: ShownStretch }) {
  const { m, locale } = useLocale();
  const words = m.versions.one;
  if (stretch.folded) return <Details summary={<span lang={locale}>… {words.folded(wordsOf(stretch.text).length)} …</span>}>{stretch.text}</Details>;
  if (stretch.kind === "same") return <>{stretch.text}</>;
  const Mark = stretch.kind === "added" ? "ins" : "del";
  return <Mark><span lang={locale}><VisuallyHidden>{stretch.kind === "added" ? words.added : words.removed}</VisuallyHidden></span>{stretch.text}<span lang={locale}><VisuallyHidden>{words.end}</VisuallyHidden></span></Mark>;
}
