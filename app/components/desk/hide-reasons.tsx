import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { hideReasons } from "#db/values.ts";

/** The reasons for which a text may be hidden, to choose from. They are written to stand after a colon; here each begins a line. */
export function HideReasons({ id, legend, hint, value, error }: { id?: string; legend?: string; hint?: string; value?: string | undefined; error: string | undefined }) {
  const { m } = useLocale();
  const label = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return <RadioGroup id={id} name="reason" legend={legend ?? m.desk.hide.reason} hint={hint} value={value} error={error} options={hideReasons.map((reason) => ({ value: reason, label: label(m.words.hideReasons[reason]) }))} />;
}
