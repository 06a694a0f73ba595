import { z } from "zod";
import { countCharacters, normaliseText } from "#app/lib/text.ts";
import { participationLevels, phaseKinds, type ParticipationLevel, type PhaseKind } from "#db/values.ts";
import { dayFields, type TypedDays } from "./phase-rules.ts";

/** The greatest length of a reason that is public, in characters. */
export const reasonLimit = 600;

const reason = z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= reasonLimit, "too_long");

/** The name of the field for what a phase promises. */
export function promiseField(kind: PhaseKind): string {
  return `${kind}Promise`;
}

/** The texts beside the dates. */
export const phaseReasonsInput = z.object({ shortReasonDa: reason, shortReasonEn: reason, changeReasonDa: reason, changeReasonEn: reason, version: z.coerce.number().int().min(1).catch(0) });

export type PhasesInput = z.infer<typeof phaseReasonsInput> & { days: TypedDays; promises: Partial<Record<PhaseKind, ParticipationLevel>> };

/** The dates and promises of a form as they were typed. */
export function readPhaseFields(fields: Record<string, unknown>): Pick<PhasesInput, "days" | "promises"> {
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name].trim() : "");
  const days: TypedDays = {};
  const promises: PhasesInput["promises"] = {};
  for (const kind of phaseKinds) {
    const names = dayFields(kind);
    days[kind] = { from: text(names.from), to: text(names.to) };
    const promise = participationLevels.find((each) => each === fields[promiseField(kind)]);
    if (promise) promises[kind] = promise;
  }
  return { days, promises };
}
