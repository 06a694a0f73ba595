import { type ActAgain, begunFrom, typedOf } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { dayFields, daysOf, type PlannedPhase, type TypedDays } from "#app/domain/plan-admin/phase-rules.ts";
import { reasonLimit } from "#app/domain/plan-admin/phases-schema.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { phaseKinds, type PlanState } from "#db/values.ts";
import { InBoth } from "./in-both.tsx";
import { Overtaken } from "./overtaken.tsx";
import { PhaseFields } from "./phase-fields.tsx";

const reasons = ["shortReasonDa", "shortReasonEn", "changeReasonDa", "changeReasonEn"] as const;
type Reason = (typeof reasons)[number];

type Props = { plan: { slug: string; version: number; state: PlanState }; phases: readonly PlannedPhase[]; proposed: TypedDays | null; again: ActAgain | undefined };

/** The dates and the promise of each phase, with the reasons that some changes need. */
export function PhasesForm({ plan, phases, proposed, again }: Props) {
  const { locale, m } = useLocale();
  const words = m.planAdmin.phases;
  const isPublic = plan.state !== "draft";
  const short = phases.find((each) => each.shortReason)?.shortReason;
  const kept: Record<Reason, string> = { shortReasonDa: short?.da ?? "", shortReasonEn: short?.en ?? "", changeReasonDa: "", changeReasonEn: "" };
  const value = (name: Reason) => typedOf(again, name) ?? kept[name];
  const problem = (name: string) => fieldError(m, again?.errors[name], { max: reasonLimit, value: typedOf(again, name) ?? "" });
  const label = (name: Reason) => m.planAdmin.texts.inLanguage(name.startsWith("short") ? words.shortReason : words.changeReason, name.endsWith("Da") ? "da" : "en");
  const reason = (name: Reason) => <TextArea name={name} label={label(name)} lang={name.endsWith("Da") ? "da" : "en"} rows={3} defaultValue={value(name)} error={problem(name)} count={characterLimit(m, reasonLimit)} />;
  const days = phaseKinds.flatMap((kind) => {
    const { from, to } = dayFields(kind);
    return [[from, words.field(m.words.phases[kind], words.from)], [to, words.field(m.words.phases[kind], words.to)]] as const;
  });
  return (
    <form method="post" action={`/${locale}/admin/plans/${plan.slug}/phases`} className="sp-stack" noValidate data-once="">
      {again?.overtaken ? <Overtaken now={phases.map((phase) => ({ label: m.words.phases[phase.kind], text: m.plans.phaseDates(format.date(locale, phase.opensAt), format.lastDay(locale, phase.closesAt)) }))} /> : null}
      <FormErrors errors={[...days.map(([name, text]) => ({ field: getFieldId(name), text: problem(name), label: text })), ...reasons.map((name) => ({ field: getFieldId(name), text: problem(name), label: label(name) }))]} />
      <input type="hidden" name="version" value={begunFrom(again, "version", plan.version)} />
      {phaseKinds.map((kind) => {
        const phase = phases.find((each) => each.kind === kind);
        return <PhaseFields key={kind} kind={kind} phase={phase} days={proposed?.[kind] ?? (phase ? daysOf(phase) : { from: "", to: "" })} isPublic={isPublic} again={again} problem={problem} />;
      })}
      <h2>{words.shortTitle}</h2>
      <p>{words.shortText}</p>
      <InBoth da={reason("shortReasonDa")} en={reason("shortReasonEn")} />
      {isPublic ? <><h2>{words.changeTitle}</h2><p>{words.changeText}</p><InBoth da={reason("changeReasonDa")} en={reason("changeReasonEn")} /></> : null}
      <div className="sp-actions"><Button>{words.save}</Button></div>
    </form>
  );
}
