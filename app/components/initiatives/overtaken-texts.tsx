import { Alert } from "#app/components/ui/alert.tsx";
import { onlyKnown, type InitiativeFields } from "#app/domain/initiatives/form-fields.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import type { ThemeView } from "#app/domain/plans/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { problemLabel } from "./form-problems.ts";

/** Where the text that somebody else saved meanwhile differs from what is in the form: both, field by field. */
export function OvertakenTexts({ saved, typed, template, themes }: { saved: InitiativeFields; typed: InitiativeFields; template: Template; themes: readonly ThemeView[] }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.editor;
  const [theirs, mine] = [onlyKnown(saved, template), onlyKnown(typed, template)];
  const text = (name: string, of: InitiativeFields) => {
    const { origins, outputs } = m.initiativeTemplate;
    const named: Record<string, string> = name === "origin" ? origins : name === "outputs" ? outputs : name === "theme" ? Object.fromEntries(themes.map(({ slug, title }) => [slug, title.text])) : {};
    return [of[name] ?? ""].flat().map((value) => named[value] ?? value).join(", ");
  };
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])].filter((name) => shown(theirs[name]) !== shown(mine[name]));
  return (
    <>
      <Alert kind="warning" heading={words.overtaken} role="alert" focus><p>{words.overtakenText}</p></Alert>
      {names.map((name) => (
        <section key={name} className="sp-box" aria-label={problemLabel(m, template, name)}>
          <h3 className="sp-box__heading">{problemLabel(m, template, name)}</h3>
          <div className="sp-halves">
            <div><p className="sp-small"><strong>{words.theirs}</strong></p><p className="sp-prose" lang={/\.(da|en)$/.exec(name)?.[1]}>{text(name, theirs) || <span className="sp-muted">{words.empty}</span>}</p></div>
            <div><p className="sp-small"><strong>{words.yours}</strong></p><p className="sp-prose" lang={/\.(da|en)$/.exec(name)?.[1]}>{text(name, mine) || <span className="sp-muted">{words.empty}</span>}</p></div>
          </div>
        </section>
      ))}
    </>
  );
}

function shown(value: string | string[] | undefined): string {
  return [value ?? ""].flat().join(", ");
}
