import { useActionData, useLoaderData } from "@remix-run/react";
import { ActPage } from "#app/components/desk/act-page.tsx";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { assignCase } from "#app/domain/triage/assign-case.server.ts";
import { isHandled } from "#app/domain/triage/case-rules.ts";
import { getAssigning } from "#app/domain/triage/get-case-act.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { assignInput } from "#app/domain/triage/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { caseParams, toCase } from "./case-route.ts";
import { orConflict } from "./or-conflict.ts";

export const loader = page({ access: "moderator", params: caseParams, query: inboxQuery }, async ({ ctx, params, query, held }) => ({ ...(await getAssigning(ctx, params.plan, params.reference)), query, held: held ? ({ intent: "assign", errors: {}, fields: held } satisfies ActAgain) : undefined }));

/** Gives the case to somebody of the staff. */
export const action = form({ access: "moderator", params: caseParams, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  await requireProposalsOfPlan(ctx, params.plan, [params.reference]);
  const again = (errors: FieldErrors, status = 400) => formAgain<ActAgain>({ intent: "assign", errors, fields, overtaken: status === 409 }, status);
  const input = assignInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  const result = await orConflict(assignCase(ctx, params.reference, input.data));
  if (result === "conflict") return again({}, 409);
  if (!result.ok) return again({ handler: result.reason });
  throw toCase(ctx, params, query, "assigned");
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { reference }) => m.inbox.assignTitle(reference));

export default function Assign() {
  const { query, held, staff, me, ...head } = useLoaderData<typeof loader>();
  const again: ActAgain | undefined = useActionData<typeof action>() ?? held;
  const { locale, m } = useLocale();
  const words = m.inbox;
  const error = fieldError(m, again?.errors.handler);
  return (
    <ActPage head={head} query={query} title={words.assignTitle(head.reference)} lead={words.assignLead} overtaken={isHandled(head) && (again?.overtaken ?? false)} isHeld={again === held && held !== undefined}>
      {isHandled(head) ? null : <Alert kind="info" heading={m.desk.closedCase}><p>{m.words.statuses[head.status]}</p></Alert>}
      <p>{head.handler ? words.hasNow(head.handler.name) : words.noHandler}</p>
      {isHandled(head) ? <form method="post" action={deskPath(locale, head.plan.slug, `/${head.reference}/assign`, query)} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("handler"), text: error }]} />
        <input type="hidden" name="version" value={head.version} />
        <RadioGroup name="handler" legend={words.handler} value={typedOf(again, "handler") ?? null} error={error} options={staff.map((each) => ({ value: each.id, label: each.id === me ? `${each.name} (${words.you})` : each.name, hint: words.load(each.open) }))} />
        <div className="sp-actions"><Button>{words.assignNow}</Button></div>
      </form> : null}
    </ActPage>
  );
}
