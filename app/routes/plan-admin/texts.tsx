import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { PlanPage } from "#app/components/plan-admin/plan-page.tsx";
import { PlanTextsForm, PlanTextsList } from "#app/components/plan-admin/texts-form.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { changePlanTexts } from "#app/domain/plan-admin/change-plan-texts.server.ts";
import { getPlanTexts } from "#app/domain/plan-admin/get-plan-texts.server.ts";
import { planTextsInput } from "#app/domain/plan-admin/texts-schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "../desk/or-conflict.ts";

const params = z.object({ plan: z.string() });
const query = z.object({ done: z.literal("saved").optional().catch(undefined) });

export const loader = page({ access: "coordinator", params, query }, async ({ ctx, params, query, held }) => ({ ...(await getPlanTexts(ctx, params.plan)), isDone: query.done === "saved", held: held ? ({ intent: "save", errors: {}, fields: held } satisfies ActAgain) : undefined }));

export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  // Whoever coordinates another plan is told nothing about this one's form.
  await getPlanTexts(ctx, params.plan);
  const again = (changes: Partial<ActAgain>, status = 400) => formAgain<ActAgain>({ intent: "save", errors: {}, fields, ...changes }, status);
  const input = planTextsInput.safeParse(fields);
  if (!input.success) return again({ errors: fieldErrorsOf(input.error) });
  const errors = await orConflict(changePlanTexts(ctx, params.plan, input.data));
  if (errors === "conflict") return again({ overtaken: true }, 409);
  if (Object.keys(errors).length > 0) return again({ errors });
  throw redirect(`/${ctx.locale}/admin/plans/${params.plan}/texts?done=saved`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.planAdmin.texts.title} – ${plan.title.da}`);

export default function PlanTexts() {
  const { plan, texts, isDone, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const words = useLocale().m.planAdmin;
  return (
    <PlanPage plan={plan} title={words.texts.title} lead={words.texts.lead} done={isDone && !answered ? words.saved : undefined} isHeld={held !== undefined && !answered}>
      {plan.state === "closed" ? <PlanTextsList texts={texts} /> : <PlanTextsForm plan={plan} texts={texts} again={answered ?? held} />}
    </PlanPage>
  );
}
