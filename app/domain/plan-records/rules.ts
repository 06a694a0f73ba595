import type { FieldErrors } from "#app/lib/field-errors.ts";
import type { Bilingual, PlanState } from "#db/values.ts";
import type { RefusedFile } from "../attachments/rules.ts";

/** What came of saving a record: its version, and which files were not taken with it; or what is wrong by field. */
export type Saving = { saved: { version: number; refused: RefusedFile[] } } | { errors: FieldErrors; refused?: RefusedFile[] };

/** How long after it was put in a record can be deleted as a slip of the hand, in milliseconds. */
const slipWithin = 24 * 3600 * 1000;

/** Whether a record can be deleted: while nobody but coordinators reads the plan, and as a slip of the hand for a day. After that others may rely on it, and it is cancelled, withdrawn or corrected. */
export function mayDelete(plan: { state: PlanState }, addedAt: Date, now: Date): boolean {
  return plan.state === "draft" || (plan.state !== "closed" && now.getTime() - addedAt.getTime() < slipWithin);
}

/** What is missing in one of the plan's languages: both titles, and a reason in both languages where there is one in either. `reason` names the fields without their language. */
export function untranslated({ bothLanguages }: { bothLanguages: boolean }, title: Bilingual, reason?: { name: string; text: Bilingual }): FieldErrors {
  const errors: FieldErrors = {};
  if (bothLanguages && title.en === "") errors.titleEn = "record_title_missing";
  if (reason && (reason.text.da !== "" || reason.text.en !== "")) {
    if (reason.text.da === "") errors[`${reason.name}Da`] = "record_reason_missing";
    if (bothLanguages && reason.text.en === "") errors[`${reason.name}En`] = "record_reason_missing";
  }
  return errors;
}
