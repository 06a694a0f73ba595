import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { Field } from "#app/components/ui/field.tsx";
import { Fieldset } from "#app/components/ui/fieldset.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Select } from "#app/components/ui/select.tsx";
import { dayFields, lengthInDays, type PlannedPhase } from "#app/domain/plan-admin/phase-rules.ts";
import { promiseField } from "#app/domain/plan-admin/phases-schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { participationLevels, type PhaseKind } from "#db/values.ts";

type Props = { kind: PhaseKind; phase: PlannedPhase | undefined; days: { from: string; to: string }; isPublic: boolean; again: ActAgain | undefined; problem: (name: string) => string | undefined };

/** The two days of one phase, and what it promises. Of one that people rely on already it says what may change. */
export function PhaseFields({ kind, phase, days, isPublic, again, problem }: Props) {
  const { m, now } = useLocale();
  const words = m.planAdmin.phases;
  const names = dayFields(kind);
  const isOver = isPublic && phase !== undefined && phase.closesAt <= now;
  const isBegun = isPublic && phase !== undefined && phase.opensAt <= now;
  const day = (name: string, label: string, value: string, readOnly: boolean) => <Field name={name} kind="date" width="m" label={label} defaultValue={typedOf(again, name) ?? value} error={problem(name)} readOnly={readOnly} />;
  const { levels, meaning } = m.planAdmin.promises;
  return (
    <Fieldset id={getFieldId(names.from)} className="sp-phase-fields" legend={<>{m.words.phases[kind]}{phase ? <span className="weight-normal"> ({words.length(lengthInDays(phase))})</span> : null}</>} hint={isOver ? words.over : isBegun ? words.begun : undefined}>
      <div className="sp-phase-fields__days">
        {day(names.from, words.from, days.from, isBegun)}
        {day(names.to, words.to, days.to, isOver)}
      </div>
      <Select name={promiseField(kind)} label={words.promise} defaultValue={typedOf(again, promiseField(kind)) ?? phase?.participation ?? ""}
        options={[{ value: "", label: words.promiseNone }, ...participationLevels.map((level) => ({ value: level, label: `${levels[level]}: ${meaning[level]}` }))]} />
    </Fieldset>
  );
}
