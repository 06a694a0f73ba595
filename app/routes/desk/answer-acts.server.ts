import type { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { answerTexts } from "#app/components/desk/answer-values.ts";
import { answerProposal, approveAnswer } from "#app/domain/answers/answer-proposal.server.ts";
import { approveDraft } from "#app/domain/answers/approve-draft.server.ts";
import { publishApproved } from "#app/domain/answers/publish-draft.server.ts";
import { requestApproval } from "#app/domain/answers/request-approval.server.ts";
import { discardDraft, saveDraft } from "#app/domain/answers/save-draft.server.ts";
import { answerInput, draftInput, fieldOfProblem, sendBackInput, versionInput, type AnswerInput, type AnswerProblem } from "#app/domain/answers/schema.ts";
import { sendBackDraft } from "#app/domain/answers/send-back-draft.server.ts";
import type { Context } from "#app/domain/context.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Result } from "#app/domain/result.ts";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import type { FormFields } from "#app/server/route.server.ts";

/** What came of an act on the answer of a case: done (a word for it), or the form comes back. */
export type AnswerAct = { done: string } | { again: ActAgain; status: 400 | 409 };

/** One act on the answer of a case; `intent` says which. What was typed is never lost: somebody who was faster is seen beside it. */
export async function actOnAnswer(ctx: Context, reference: string, fields: FormFields): Promise<AnswerAct> {
  const intent = String(fields.intent);
  try {
    return await act(ctx, reference, intent, fields);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return { again: { intent, errors: {}, fields, overtaken: true }, status: 409 };
    throw error;
  }
}

async function act(ctx: Context, reference: string, intent: string, fields: FormFields): Promise<AnswerAct> {
  const again = (errors: FieldErrors): AnswerAct => ({ again: { intent, errors, fields }, status: 400 });
  /** Reads the form, and goes on with what is in it. */
  const taking = async <T>(schema: z.ZodType<T>, go: (input: T) => Promise<AnswerAct>): Promise<AnswerAct> => {
    const input = schema.safeParse(fields);
    return input.success ? go(input.data) : again(fieldErrorsOf(input.error));
  };
  const whole = (command: (ctx: Context, reference: string, input: AnswerInput) => Promise<Result<unknown, AnswerProblem>>, doneWord: (value: unknown) => string) => taking(answerInput, async (input) => {
    if (warnsOfCpr(fields, answerTexts((name) => input[name] ?? ""))) return again({});
    const result = await command(ctx, reference, input);
    return result.ok ? { done: doneWord(result.value) } : again({ [fieldOfProblem[result.reason]]: result.reason });
  });
  const asItStands = (command: typeof approveDraft, doneWord: string) => taking(versionInput, async ({ version }) => {
    const result = await command(ctx, reference, version);
    return result.ok ? { done: doneWord } : again({ draft: result.reason });
  });
  switch (intent) {
    case "save": return taking(draftInput, async (input) => {
      await saveDraft(ctx, reference, input);
      return { done: "draftSaved" };
    });
    case "request": return whole(requestApproval, (asked) => (asked === 0 ? "approvalUnasked" : "approvalRequested"));
    case "approve": return whole(approveAnswer, () => "approved");
    case "publish": return whole(answerProposal, () => "answered");
    case "approve-draft": return asItStands(approveDraft, "approved");
    case "publish-draft": return asItStands(publishApproved, "answered");
    case "send-back": return taking(sendBackInput, async (input) => {
      await sendBackDraft(ctx, reference, input);
      return { done: "sentBack" };
    });
    case "discard": return taking(versionInput, async ({ version }) => {
      await discardDraft(ctx, reference, version);
      return { done: "discarded" };
    });
    default: return again({ outcome: "outcome_missing" });
  }
}
