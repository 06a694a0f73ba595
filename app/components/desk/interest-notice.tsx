import { Alert } from "#app/components/ui/alert.tsx";
import type { Interest } from "#app/domain/triage/policy.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Why somebody else must handle a case, in the place of the forms. */
export function InterestNotice({ interest }: { interest: Interest }) {
  const { m } = useLocale();
  const headings: Record<Interest, string> = { own: m.desk.own, co_author: m.coAuthors.desk, conflict: m.assessment.conflict.mine, own_organisation: m.desk.ownOrganisation };
  return <Alert kind="info" heading={headings[interest]} />;
}
