import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { Field } from "#app/components/ui/field.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { locales, type Locale } from "#db/values.ts";

/** What all fields of the form share: what they hold, what is wrong, and which languages are shown. */
export type FormState = { values: Record<string, string | string[]>; errors: FieldErrors; shown: "both" | Locale };

export function valueOf({ values }: FormState, name: string): string {
  const value = values[name];
  return typeof value === "string" ? value : "";
}

/** The sentence for what is wrong with a field. */
export function useProblem({ values, errors }: FormState) {
  const { m } = useLocale();
  return (name: string, max = 0) => fieldError(m, errors[name], { max, value: valueOf({ values, errors, shown: "both" }, name) });
}

/** A text in both languages, side by side where there is room. A language that is not shown is sent along as it is, unless something is wrong with it. */
export function BilingualField({ state, name, label, hint, mark, max, rows }: { state: FormState; name: string; label: string; hint?: string | undefined; mark?: string | undefined; max: number; /** A text of one line without. */ rows?: number }) {
  const { m } = useLocale();
  const problem = useProblem(state);
  const { inLanguage } = m.initiativeTemplate;
  const isShown = (locale: Locale) => state.shown === "both" || state.shown === locale || state.errors[`${name}.${locale}`] !== undefined;
  const visible = locales.filter(isShown);
  return (
    <div className={visible.length > 1 ? "sp-halves sp-halves--fields" : undefined}>
      {locales.map((locale) => {
        const at = `${name}.${locale}`;
        if (!isShown(locale)) return <input key={at} type="hidden" name={at} defaultValue={valueOf(state, at)} />;
        const shared = { name: at, label: <>{label.replace(/\?$/, "")} <span className="weight-normal">{inLanguage[locale]}</span></>, hint, mark, defaultValue: valueOf(state, at), error: problem(at, max) };
        return rows === undefined ? <Field key={at} {...shared} lang={locale} autoComplete="off" /> : <TextArea key={at} {...shared} lang={locale} rows={rows} count={characterLimit(m, max)} />;
      })}
    </div>
  );
}
