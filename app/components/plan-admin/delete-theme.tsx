import type { ActAgain } from "#app/components/desk/act-again.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { ManagedTheme } from "#app/domain/plan-admin/managed-themes.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { PlanState } from "#db/values.ts";

/** Deletes a theme that nothing is in; of another it says what is, with the way there. */
export function DeleteTheme({ plan, theme, again }: { plan: { slug: string; version: number; state: PlanState }; theme: ManagedTheme; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.planAdmin.themes;
  const isUsed = theme.proposals + theme.initiatives > 0;
  const problem = again?.overtaken ? m.planAdmin.overtaken : fieldError(m, again?.errors.delete);
  return (
    <section className="sp-section sp-measure" aria-labelledby="delete-theme">
      <h2 id="delete-theme">{isUsed ? words.inUse : words.deleteTitle}</h2>
      {problem ? <Alert kind="warning" heading={problem} headingLevel={null} role="alert" focus /> : null}
      {isUsed ? (
        <>
          <p>{words.inUseText}</p>
          <ul>
            {theme.proposals > 0 ? <li><a href={`/${locale}/desk/${plan.slug}?view=all&theme=${encodeURIComponent(theme.slug)}`}>{words.seeProposals(theme.proposals)}</a></li> : null}
            {theme.initiatives > 0 ? <li><a href={`/${locale}/plans/${plan.slug}/initiatives`}>{words.seeInitiatives(theme.initiatives)}</a></li> : null}
          </ul>
        </>
      ) : (
        <>
          <p>{words.deleteText}</p>
          <form method="post" action={`/${locale}/admin/plans/${plan.slug}/themes/${theme.slug}`} data-once=""><input type="hidden" name="version" value={plan.version} /><Button name="intent" value="delete" kind="warning">{words.delete}</Button></form>
        </>
      )}
    </section>
  );
}
