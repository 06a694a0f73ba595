import { Button } from "#app/components/ui/button.tsx";
import { CheckBoxGroup } from "#app/components/ui/check-box-group.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { actGroupNames } from "#app/domain/audit/groups.ts";
import { useLocale } from "#app/i18n/locale.tsx";

type Chosen = { group?: string | undefined; actor?: string | undefined; subject?: string | undefined; plan?: string | undefined; from?: string | undefined; to?: string | undefined; reads?: string | undefined };

/** What the audit trail is narrowed by. Open where something is chosen. */
export function AuditFilters({ chosen, staff, plans }: { chosen: Chosen; staff: readonly { id: string; name: string }[]; plans: readonly { slug: string; name: string }[] }) {
  const { locale, m } = useLocale();
  const { audit } = m;
  const path = `/${locale}/admin/audit`;
  const isChosen = Object.values(chosen).some(Boolean);
  const isListed = !chosen.actor || staff.some(({ id }) => id === chosen.actor) || chosen.actor in audit.otherActors;
  return (
    <Details summary={audit.filters} open={isChosen}>
      <form method="get" action={path} className="sp-stack" aria-label={audit.filters}>
        <div className="sp-audit__filters">
          <Select name="group" label={audit.group} defaultValue={chosen.group ?? ""} options={[{ value: "", label: audit.allGroups }, ...actGroupNames.map((group) => ({ value: group, label: audit.groups[group] }))]} />
          <Select name="actor" label={audit.actor} hint={audit.actorHint} defaultValue={chosen.actor ?? ""} options={[{ value: "", label: audit.allActors }, ...staff.map(({ id, name }) => ({ value: id, label: name })), ...(isListed ? [] : [{ value: chosen.actor!, label: audit.former }]), ...Object.entries(audit.otherActors).map(([value, label]) => ({ value, label }))]} />
          {plans.length > 1 ? <Select name="plan" label={audit.plan} defaultValue={chosen.plan ?? ""} options={[{ value: "", label: audit.allPlans }, ...plans.map(({ slug, name }) => ({ value: slug, label: name }))]} /> : null}
          <Field name="subject" label={audit.subject} hint={audit.subjectHint} defaultValue={chosen.subject ?? ""} autoComplete="off" spellCheck={false} maxLength={40} />
          <Field name="from" kind="date" label={audit.from} defaultValue={chosen.from ?? ""} />
          <Field name="to" kind="date" label={audit.to} defaultValue={chosen.to ?? ""} />
        </div>
        <CheckBoxGroup name="reads" legend={<span className="sr-only">{audit.reads}</span>} values={chosen.reads ? ["1"] : []} options={[{ value: "1", label: audit.reads }]} />
        <div className="sp-actions"><Button kind="secondary">{audit.apply}</Button>{isChosen ? <Button kind="tertiary" href={path}>{audit.clear}</Button> : null}</div>
      </form>
    </Details>
  );
}
