import { redirect } from "@remix-run/node";
import { z } from "zod";
import type { RecordAgain } from "#app/components/compliance/record-form.tsx";
import { recordTexts } from "#app/components/compliance/record-texts.ts";
import type { RefusedFile, SentFiles } from "#app/domain/attachments/rules.ts";
import type { Saving } from "#app/domain/plan-records/rules.ts";
import type { Result } from "#app/domain/result.ts";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { newId } from "#app/lib/id.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { formAgain, type FormFields } from "#app/server/route.server.ts";
import { orConflict } from "../desk/or-conflict.ts";

/** The last part of the address of a record; null for the form of a new one. */
export const recordParam = z.union([z.uuid(), z.literal("new").transform(() => null)]);

export const recordQuery = z.object({ done: z.enum(["added", "saved", "deleted"]).optional().catch(undefined) });

/** What one kind of record can be asked to do. */
type Acts<Input, View> = {
  input: z.ZodType<Input>;
  read: (id: string) => Promise<View>;
  save: (id: string, input: Input) => Promise<Saving>;
  remove: (id: string, version: number) => Promise<Result<null, "record_stays">>;
  removeFile?: (id: string, attachmentId: string) => Promise<Result<null, "document_place_missing">>;
};

/** What was typed in a form before a session ended, as the form comes back with it. */
export function heldAgain(held: FormFields | null): RecordAgain | undefined {
  return held ? { intent: "save", errors: {}, fields: held, refused: [], isSaved: false, isRemoved: false } : undefined;
}

/** Saves a record, takes a file off it or deletes it, as the form says. `list` is the address of the list, under which the record lies. A new record's id is made with its form, so that the form sent twice is one record. */
export async function actOnRecord<Input, View>(list: string, recordId: string | null, { fields, files }: { fields: FormFields; files: SentFiles }, acts: Acts<Input, View>) {
  const id = recordId ?? z.uuid().catch(newId).parse(fields.id);
  const notKept = files.taken.map(({ name }): RefusedFile => ({ name, reason: "not_saved" }));
  const again = (changes: Partial<RecordAgain>, status = 400, record: View | null = null) => formAgain({ again: { intent: String(fields.intent), errors: {}, fields, refused: [], isSaved: false, isRemoved: false, ...changes } satisfies RecordAgain, record, id }, status);
  if (recordId !== null && fields.intent === "delete") {
    const result = await orConflict(acts.remove(id, z.coerce.number().int().catch(0).parse(fields.version)));
    if (result === "conflict") return again({ errors: { delete: "record_changed" }, fields: {} }, 409);
    if (!result.ok) return again({ errors: { delete: result.reason }, fields: {} }, 409);
    throw redirect(withQuery(list, { done: "deleted" }), 303);
  }
  if (recordId !== null && acts.removeFile && typeof fields.removeFile === "string") {
    const result = await acts.removeFile(id, fields.removeFile);
    return result.ok ? again({ isRemoved: true }, 200) : again({ errors: { url: result.reason } }, 409);
  }
  const input = acts.input.safeParse(fields);
  if (!input.success) return again({ errors: fieldErrorsOf(input.error), refused: notKept });
  if (warnsOfCpr(fields, recordTexts(fields))) return again({ refused: notKept });
  const result = await orConflict(acts.save(id, input.data));
  if (result === "conflict") return again({ overtaken: true, refused: notKept }, 409, await acts.read(id));
  if ("errors" in result) return again({ errors: result.errors, refused: result.refused ?? notKept });
  if (result.saved.refused.length > 0) return again({ isSaved: true, refused: result.saved.refused }, 400, await acts.read(id));
  throw redirect(withQuery(list, { done: recordId === null ? "added" : "saved" }), 303);
}
