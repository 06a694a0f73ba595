import { Alert } from "#app/components/ui/alert.tsx";
import type { RequirementResult } from "#app/domain/compliance/requirement.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What of OGP's minimum requirements is at risk or not met, for who runs the plan. Nothing where all is well. */
export function ComplianceWarnings({ planSlug, warnings }: { planSlug: string; warnings: readonly RequirementResult[] }) {
  const { locale, m } = useLocale();
  const { requirements, standings, admin: { warnings: words } } = m.compliance;
  if (warnings.length === 0) return null;
  return (
    <Alert kind="warning" heading={words.title} headingLevel={2}>
      <ul>{warnings.map(({ id, standing, dueOn }) => <li key={id}>{words.line(id, requirements[id].title, standings[standing])}{dueOn ? ` (${words.dueBy(format.day(locale, dueOn))})` : ""}</li>)}</ul>
      <p><a href={`/${locale}/admin/plans/${planSlug}/compliance`}>{words.see}</a></p>
    </Alert>
  );
}
