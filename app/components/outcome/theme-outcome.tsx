import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { fateWord } from "#app/domain/outcome/fate-words.ts";
import { exampleGroups, type ExampleGroup } from "#app/domain/outcome/example-groups.ts";
import type { OutcomeCounts } from "#app/domain/outcome/numbers.ts";
import type { OutcomeLine } from "#app/domain/outcome/read-lines.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { FateTag, Where, Why } from "./fate-line.tsx";

type Props = { slug: string; title: string; lang: string | null; counts: OutcomeCounts; examples: Record<ExampleGroup, OutcomeLine[]>; listPath: string };

const groups = Object.keys(exampleGroups) as ExampleGroup[];
const others = ["already_under_way", "forwarded", "merged", "unanswered", "withdrawn"] as const;

/** What was said under a theme and what was done about it: the newest answers of each kind, and the way to all of them. */
export function ThemeOutcome({ slug, title, lang, counts, examples, listPath }: Props) {
  const { locale, m } = useLocale();
  const words = m.outcome;
  const number = (value: number) => format.number(locale, value);
  const listOf = (fate: string) => `${listPath}?theme=${slug}&fate=${fate}#list`;
  const told = others.filter((fate) => (counts.byFate[fate] ?? 0) > 0);
  return (
    <section className="sp-section">
      <h3 lang={lang ?? undefined}>{title}</h3>
      <p>{counts.received === 0 ? words.themeNone : words.themeLead(counts.received, counts.answered, counts.adopted)}</p>
      {groups.map((group) => {
        const lines = examples[group];
        const inAll = exampleGroups[group].reduce((sum, fate) => sum + (counts.byFate[fate] ?? 0), 0);
        const fates = inAll > lines.length ? exampleGroups[group].filter((fate) => (counts.byFate[fate] ?? 0) > 0) : [];
        if (lines.length === 0) return null;
        return (
          <div key={group} className="sp-outcome-group">
            <h4>{words.groups[group]}</h4>
            <ul className="sp-said" role="list">{lines.map((line) => <Pair key={line.reference} line={line} withTag={group === "not"} />)}</ul>
            {fates.length === 0 ? null : <ul className="sp-inline-list" role="list">{fates.map((fate) => <li key={fate}><a href={listOf(fate)}>{fates.length > 1 ? `${fateWord(m, fate)}: ` : ""}{words.allOf(counts.byFate[fate]!)}<VisuallyHidden>{words.allOfLabel(fateWord(m, fate), title)}</VisuallyHidden></a></li>)}</ul>}
          </div>
        );
      })}
      {told.length > 0 ? (
        <div className="sp-outcome-group">
          <h4>{words.others}</h4>
          <ul className="sp-inline-list" role="list">{told.map((fate) => <li key={fate}><a href={listOf(fate)}>{fateWord(m, fate)}: {number(counts.byFate[fate]!)}<VisuallyHidden>{words.allOfLabel(fateWord(m, fate), title)}</VisuallyHidden></a></li>)}</ul>
        </div>
      ) : null}
    </section>
  );
}

/** One who said something, and the answer. */
function Pair({ line, withTag }: { line: OutcomeLine; withTag: boolean }) {
  const { locale, m } = useLocale();
  const words = m.outcome;
  const lang = useLangOf(line.language);
  return (
    <li className="sp-said__pair">
      <div><p className="sp-small sp-muted">{words.yourSaid} · <span className="sp-nowrap">{line.reference}</span></p><p><a href={`/${locale}/proposals/${line.reference}`} lang={lang} dir="auto">{line.title}</a></p></div>
      <div><p className="sp-small sp-muted">{words.weDid}</p><p>{withTag ? <><FateTag fate={line.fate} /> </> : null}<Why line={line} /> <Where line={line} /></p></div>
    </li>
  );
}
