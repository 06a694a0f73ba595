import { fieldError } from "#app/components/shell/field-error.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** Fills in the dates of a usual cycle from its first day on. Nothing is saved by it. */
export function ProposeDates({ slug, first, isProposed }: { slug: string; first: string | undefined; isProposed: boolean }) {
  const { locale, m } = useLocale();
  const words = m.planAdmin.phases;
  const error = first !== undefined && !isProposed ? fieldError(m, "day_wrong") : undefined;
  return (
    <section className="sp-section sp-measure" aria-labelledby="propose">
      <h2 id="propose">{words.proposeTitle}</h2>
      <p>{words.proposeText}</p>
      <form method="get" action={`/${locale}/admin/plans/${slug}/phases`} className="sp-stack">
        <Field name="first" kind="date" width="m" label={words.proposeFrom} defaultValue={first ?? ""} error={error} />
        <div className="sp-actions"><Button kind="secondary">{words.propose}</Button></div>
      </form>
      {isProposed ? <Alert kind="info" heading={words.proposed} headingLevel={null} role="status" focus /> : null}
    </section>
  );
}
