import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { BulkItems, BulkProgress, jobTitle } from "#app/components/desk/bulk-report.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { getJob } from "#app/domain/bulk/get-job.server.ts";
import { reportParts } from "#app/domain/bulk/report-parts.ts";
import { undoBulk } from "#app/domain/bulk/undo-bulk.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), job: z.uuid() });
const query = z.object({ part: z.enum(reportParts).catch("all"), after: z.coerce.number().int().min(0).max(1_000_000).catch(0) });

export const loader = page({ access: "moderator", params, query }, async ({ ctx, params, query }) => ({ ...(await getJob(ctx, params.plan, params.job, query)), query }));

/** Undoes it. */
export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  await requireProposalsOfPlan(ctx, params.plan, []);
  if (fields.intent !== "undo") return formAgain({ isTooLate: false });
  try {
    await undoBulk(ctx, params.plan, params.job);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return formAgain({ isTooLate: true }, 409);
    throw error;
  }
  throw redirect(`/${ctx.locale}/desk/${params.plan}/bulk/${params.job}`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { job }) => `${jobTitle(m, job)} – ${m.bulk.title}`);

export default function BulkJobPage() {
  const data = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { plan, job, mayUndo } = data;
  const words = m.bulk.job;
  const path = `/${locale}/desk/${plan.slug}`;
  return (
    <>
      <BackLink href={`${path}/bulk/jobs`}>{words.all}</BackLink>
      {again?.isTooLate ? <Alert kind="warning" heading={words.notUndoable} role="alert" focus /> : null}
      <PageHeading title={jobTitle(m, job)} lead={<Words of={plan.title} />} />
      <BulkProgress data={data} address={`${path}/bulk/${job.id}`} />
      {mayUndo ? <form method="post" action={`${path}/bulk/${job.id}`} data-once=""><p>{words.undoText}</p><div className="sp-actions"><Button kind="secondary" name="intent" value="undo">{words.undo}</Button></div></form> : null}
      <BulkItems data={data} path={path} query={data.query} />
    </>
  );
}
