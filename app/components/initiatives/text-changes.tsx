import { Words } from "#app/components/shell/worded.tsx";
import { StretchView } from "#app/components/versions/difference.tsx";
import type { PartChange } from "#app/domain/initiatives/compare-texts.ts";
import type { InitiativeVersions } from "#app/domain/initiatives/get-versions.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { partLabel } from "./part-label.ts";

type Chosen = Extract<PartChange, { chosen: unknown }>;

/** How two versions differ, part by part and language by language. */
export function TextChanges({ changes, template, themes }: { changes: readonly PartChange[]; template: InitiativeVersions["plan"]["template"]; themes: InitiativeVersions["themes"] }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.versions;
  const { inLanguage } = m.initiativeTemplate;
  if (changes.length === 0) return <p>{words.same}</p>;
  return (
    <>
      {changes.some((change) => "stretches" in change) ? <p className="sp-small sp-muted">{m.versions.one.key}</p> : null}
      {changes.map((change) => (
        <section key={`${change.part}${"locale" in change ? change.locale : ""}`}>
          <h3>{change.part === "contact_email" ? words.contactEmail : partLabel(m, template, change.part)}{"locale" in change ? <span className="weight-normal"> {inLanguage[change.locale]}</span> : null}</h3>
          {"chosen" in change ? <ChosenChange change={change} themes={themes} /> : <TextChange change={change} />}
        </section>
      ))}
    </>
  );
}

function TextChange({ change }: { change: Exclude<PartChange, Chosen> }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.versions;
  if ("stretches" in change) return <div className="sp-prose sp-diff" lang={change.locale}>{change.stretches.map((stretch, index) => <StretchView key={index} stretch={stretch} />)}</div>;
  return (
    <>
      <p className="sp-small sp-muted">{words.tooDifferent}</p>
      <div className="sp-halves">
        <div><h4>{words.before}</h4><div className="sp-prose sp-diff" lang={change.locale}><del>{change.before}</del></div></div>
        <div><h4>{words.after}</h4><div className="sp-prose sp-diff" lang={change.locale}><ins>{change.after}</ins></div></div>
      </div>
    </>
  );
}

function ChosenChange({ change: { part, chosen: { before, after } }, themes }: { change: Chosen; themes: InitiativeVersions["themes"] }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.versions;
  const { origins, outputs } = m.initiativeTemplate;
  const named = (value: string) => {
    if (part === "theme") return themes[value] ? <Words of={themes[value]} /> : value;
    if (part === "origin") return (origins as Record<string, string>)[value] ?? value;
    if (part === "outputs") return (outputs as Record<string, string>)[value] ?? value;
    return value;
  };
  const list = (values: string[]) => {
    if (values.length === 0) return <span className="sp-muted">{words.nothing}</span>;
    if (part === "period") return values.map((value) => (value ? format.day(locale, value) : m.initiativeDesk.page.untilKnown)).join(" – ");
    return values.map((value, index) => <span key={value}>{index > 0 ? ", " : ""}{named(value)}</span>);
  };
  return <dl className="sp-facts"><div><dt>{words.before}</dt><dd>{list(before)}</dd></div><div><dt>{words.after}</dt><dd>{list(after)}</dd></div></dl>;
}
