import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Why an act of a button alone was refused, on top of the page, with a link to where it was pressed. */
export function ActProblem({ problem, place }: { problem: string | undefined; place: string }) {
  const { m } = useLocale();
  return <FormErrors errors={[{ field: place, text: fieldError(m, problem) }]} />;
}
