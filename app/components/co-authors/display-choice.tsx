import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** Whether a co-author is shown by name or behind the neutral code. */
export function DisplayChoice({ name, code, value, error }: { name: string; code: string; value: string; error?: string | undefined }) {
  const words = useLocale().m.coAuthors.answer;
  return <RadioGroup name="display" legend={words.showAs} value={value} error={error} options={[{ value: "name", label: <span dir="auto">{words.showAsName(name)}</span> }, { value: "code", label: words.showAsCode(code) }]} />;
}
