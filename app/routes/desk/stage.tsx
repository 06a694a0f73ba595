import { useActionData, useLoaderData } from "@remix-run/react";
import { ActPage } from "#app/components/desk/act-page.tsx";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { InterestNotice } from "#app/components/desk/interest-notice.tsx";
import { StageForm } from "#app/components/desk/stage-form.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { takesStage } from "#app/domain/triage/case-rules.ts";
import { getCaseHead } from "#app/domain/triage/get-case-act.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { stageInput } from "#app/domain/triage/schema.ts";
import { setStage } from "#app/domain/triage/set-stage.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { caseParams, toCase } from "./case-route.ts";
import { orConflict } from "./or-conflict.ts";

export const loader = page({ access: "moderator", params: caseParams, query: inboxQuery }, async ({ ctx, params, query }) => ({ ...(await getCaseHead(ctx, params.plan, params.reference)), query }));

/** Says how far the desk has come with the case. */
export const action = form({ access: "moderator", params: caseParams, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  await requireProposalsOfPlan(ctx, params.plan, [params.reference]);
  const input = stageInput.safeParse(fields);
  if (!input.success) return formAgain({ overtaken: false });
  if ((await orConflict(setStage(ctx, params.reference, input.data))) === "conflict") return formAgain({ overtaken: true }, 409);
  throw toCase(ctx, params, query, "staged");
});

export const meta = titled((m) => m.inbox.setStageTitle);

export default function Stage() {
  const { query, ...head } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const isOpen = head.interest === null && takesStage(head);
  return (
    <ActPage head={head} query={query} title={m.inbox.setStageTitle} overtaken={isOpen && (again?.overtaken ?? false)}>
      {head.interest ? <InterestNotice interest={head.interest} /> : isOpen ? null : <Alert kind="info" heading={`${m.inbox.stage}: ${m.inbox.stages[head.stage]}`} {...(again && { role: "alert", focus: true })}><p>{m.desk.stageFollows}</p></Alert>}
      {isOpen ? <StageForm action={deskPath(locale, head.plan.slug, `/${head.reference}/stage`, query)} status={head.status} stage={head.stage} version={head.version} open /> : null}
    </ActPage>
  );
}
