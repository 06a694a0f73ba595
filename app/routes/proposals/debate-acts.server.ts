import { z } from "zod";
import { answerOfficially } from "#app/domain/comments/answer-officially.server.ts";
import { markUseful, unmarkUseful } from "#app/domain/comments/mark-useful.server.ts";
import { commentInput, officialInput, replyInput } from "#app/domain/comments/schema.ts";
import { writeComment, writeReply } from "#app/domain/comments/write-comment.server.ts";
import type { Context } from "#app/domain/context.ts";
import { notFound } from "#app/domain/errors.ts";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import type { FormFields } from "#app/server/route.server.ts";

/** What came of an act in a debate: written (the id of what was), marked (that of the comment), or the form comes back. */
export type DebateAct = { written: string } | { marked: string } | { again: { refusal: string | null; errors: FieldErrors; fields: FormFields }; status: 400 | 409 };

/** What one can do in a debate, on the page of the proposal and on that of a thread: comment, reply, answer as the authority, mark as useful. */
export async function actInDebate(ctx: Context, reference: string, fields: FormFields): Promise<DebateAct> {
  const { intent } = fields;
  if (intent === "useful") return mark(ctx, reference, fields);
  const input = (intent === "official" ? officialInput : intent === "reply" ? replyInput : commentInput).safeParse(fields);
  const again = (refusal: string | null, errors: FieldErrors, status: 400 | 409): DebateAct => ({ again: { refusal, errors, fields }, status });
  if (!input.success) return again(null, fieldErrorsOf(input.error), 400);
  if (warnsOfCpr(fields, [input.data.body])) return again(null, {}, 400);
  if (intent === "official") return { written: (await answerOfficially(ctx, reference, officialInput.parse(fields))).id };
  const result = intent === "reply" ? await writeReply(ctx, reference, replyInput.parse(fields)) : await writeComment(ctx, reference, commentInput.parse(fields));
  return result.ok ? { written: result.value.id } : again(result.reason, {}, 409);
}

async function mark(ctx: Context, reference: string, fields: FormFields): Promise<DebateAct> {
  const id = z.uuid().safeParse(fields.mark ?? fields.unmark);
  if (!id.success) throw notFound();
  const result = await (fields.mark ? markUseful : unmarkUseful)(ctx, reference, id.data);
  return result.ok ? { marked: id.data } : { again: { refusal: result.reason, errors: {}, fields: { intent: "useful" } }, status: 409 };
}
