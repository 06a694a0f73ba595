import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { PlanPage } from "#app/components/plan-admin/plan-page.tsx";
import { PlanPhases } from "#app/components/plans/plan-phases.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { announcePlan } from "#app/domain/plan-admin/announce-plan.server.ts";
import { getPlanOverview } from "#app/domain/plan-admin/get-plan-overview.server.ts";
import { partOf } from "#app/domain/plan-admin/missing.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "../desk/or-conflict.ts";

const declared = { access: "coordinator", params: z.object({ plan: z.string() }) } as const;

export const loader = page(declared, async ({ ctx, params }) => ({ overview: await getPlanOverview(ctx, params.plan) }));

export const action = form(declared, async ({ ctx, params, fields }) => {
  const result = await orConflict(announcePlan(ctx, params.plan, z.coerce.number().int().catch(0).parse(fields.version)));
  if (result === "conflict") return formAgain({ problem: "overtaken" as const }, 409);
  if (!result.ok) return formAgain({ problem: result.reason });
  throw redirect(`/${ctx.locale}/admin/plans/${params.plan}?done=announced`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { overview }) => `${m.planAdmin.announce.title} – ${overview.plan.title.da}`);

/** What it means to announce the plan, what is to be seen then, and the button. */
export default function AnnouncePlan() {
  const { overview: { plan, phases, gaps, warnings } } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.planAdmin;
  const path = `/${locale}/admin/plans/${plan.slug}`;
  return (
    <PlanPage plan={plan} title={words.announce.title} lead={words.announce.lead}>
      {answered ? <Alert kind="warning" heading={answered.problem === "overtaken" ? words.overtaken : m.forms.fieldErrors[answered.problem]} headingLevel={null} role="alert" focus /> : null}
      {plan.state !== "draft" ? <p>{words.announce.already}</p> : gaps.length > 0 ? (
        <><h2>{words.announce.notYet}</h2><p>{words.overview.missing}:</p><ul>{gaps.map((gap) => <li key={gap}><a href={`${path}/${partOf(gap)}`}>{words.overview.gaps[gap]}</a></li>)}</ul></>
      ) : (
        <>
          <ul>{words.announce.text.map((each) => <li key={each}>{each}</li>)}</ul>
          <PlanPhases phases={phases} />
          {warnings.length > 0 ? <Alert kind="warning" heading={words.overview.noteworthy} headingLevel={2}><ul>{warnings.map((each) => <li key={each}>{words.phases.warnings[each]}</li>)}</ul></Alert> : null}
          <form method="post" action={`${path}/announce`} data-once=""><input type="hidden" name="version" value={plan.version} /><div className="sp-actions"><Button>{words.announce.submit}</Button><a href={path}>{words.toPlan}</a></div></form>
        </>
      )}
    </PlanPage>
  );
}
