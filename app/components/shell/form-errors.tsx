import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** The summary on top of a form: one link per problem, to its field. Nothing when there is none. A `label` stands before a sentence that does not name its field. */
export function FormErrors({ errors }: { errors: readonly { field: string; text: string | undefined; label?: string | undefined }[] }) {
  const { m } = useLocale();
  const shown = errors.filter((error) => error.text !== undefined);
  if (shown.length === 0) return null;
  return <ErrorSummary title={m.shell.errorSummary} errors={shown.map(({ field, text, label }) => ({ href: `#${field}`, text: label ? `${label}: ${text!}` : text! }))} />;
}
