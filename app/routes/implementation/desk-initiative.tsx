import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { MilestoneProgress, RuleOfProgress } from "#app/components/implementation/initiative-progress.tsx";
import { LevelTag } from "#app/components/implementation/level-tag.tsx";
import { ReportForm, type ReportAgain } from "#app/components/implementation/report-form.tsx";
import { ReportModeration } from "#app/components/implementation/report-moderation.tsx";
import { ReportingParties } from "#app/components/implementation/reporting-parties.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { attachmentLimits } from "#app/domain/attachments/rules.ts";
import { storeFiles } from "#app/domain/attachments/store-files.server.ts";
import { getProgressDesk } from "#app/domain/implementation/get-progress-desk.server.ts";
import { readHiddenReport } from "#app/domain/implementation/hide-report.server.ts";
import { reportAtDesk } from "#app/domain/implementation/report-progress.server.ts";
import { readReport } from "#app/domain/implementation/schema.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { newId } from "#app/lib/id.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { actOnReporting } from "./desk-acts.server.ts";

const params = z.object({ plan: z.string().max(80), reference: z.string().max(40) });
const query = z.object({ all: z.uuid().optional().catch(undefined), hidden: z.uuid().optional().catch(undefined), done: z.enum(["reported", "asked", "stopped", "named", "hidden", "shown"]).optional().catch(undefined) });
/** The forms of the page beside the one that reports. */
const otherForms = ["ask", "stop-link", "name-party", "hide-report", "show-report"];
const declared = { access: "moderator", params, query } as const;

export const loader = page(declared, async ({ ctx, params, query, held }) => ({
  desk: await getProgressDesk(ctx, params.plan, params.reference, query.all), read: query.hidden ? await readHiddenReport(ctx, params.plan, params.reference, query.hidden) : null, all: query.all, done: query.done, formKey: newId(), held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ReportAgain) : undefined,
}));

/** Reports on a milestone, hides a report, or acts on who reports by a link. */
export const action = form({ ...declared, files: attachmentLimits }, async ({ ctx, params, fields, files }) => {
  // Whoever works on another plan is told nothing about this one's form.
  await getProgressDesk(ctx, params.plan, params.reference);
  const path = `/${ctx.locale}/desk/${params.plan}/initiatives/${params.reference}/progress`;
  const again = (errors: ActAgain["errors"], more: Partial<ReportAgain> = {}) => formAgain<ReportAgain>({ intent: String(fields.intent), errors, fields, ...more });
  const acted = await actOnReporting(ctx, params, fields);
  if (acted) {
    if ("again" in acted) return acted.again;
    throw redirect(`${path}?done=${acted.done}#${acted.at}`, 303);
  }
  const { input, errors } = readReport(fields);
  if (!input) return again(errors);
  if (warnsOfCpr(fields, [input.body])) return again({});
  // All files or none: a report that lacks one could not be mended.
  const { stored, refused } = await storeFiles(ctx, files, attachmentLimits.most);
  if (refused.length > 0) return again({}, { refused });
  await reportAtDesk(ctx, params.plan, params.reference, input, stored.map(({ id }) => id));
  throw redirect(`${path}?done=reported`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { desk }) => `${desk.reference} – ${m.implementation.desk.title}`);

export default function InitiativeProgressDesk() {
  const { desk, read, all, done, formKey, held } = useLoaderData<typeof loader>();
  const answered: ReportAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.implementation;
  const { plan, reference, number, milestones, isOpen, isCoordinator, today } = desk;
  const path = `/${locale}/desk/${plan.slug}/initiatives/${reference}`;
  const again = answered ?? held;
  const isReport = again === undefined || !otherForms.includes(again.intent);
  const said = answered ? undefined : done;
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}/progress`}>{words.desk.back}</BackLink>} kicker={<><span>{reference}</span><LevelTag of={desk.progress} /></>} title={<>{number ? `${number} ` : null}<Words of={desk.title} /></>}
        after={<p className="sp-cluster sp-small"><a href={`/${locale}/initiatives/${reference}#progress`}>{words.desk.public}</a>{isCoordinator ? <a href={`${path}/coding`}>{words.desk.coding}</a> : null}</p>} />
      {said === "reported" ? <Alert kind="success" heading={words.form.sent} headingLevel={null} role="status" focus><p>{words.form.sentText}</p></Alert> : null}
      {isOpen ? null : <Alert kind="info" heading={words.desk.closed} headingLevel={null} />}
      <div className="sp-halves">
        <section id="now" aria-labelledby="now-heading">
          <h2 id="now-heading">{words.form.now}</h2>
          {said === "hidden" || said === "shown" ? <Alert kind="success" heading={words.desk.hide[said]} headingLevel={null} role="status" focus /> : null}
          {milestones.length === 0 ? <p className="sp-muted">{words.form.none}</p> : <><RuleOfProgress /><ol className="sp-list" role="list">{milestones.map((milestone) => <li key={milestone.id} className="sp-progress__milestone"><MilestoneProgress milestone={milestone} today={today} path={`${path}/progress`} all={all} wanted={read?.id ?? typedOf(again, "report")} under={(report) => <ReportModeration report={report} path={`${path}/progress`} again={again} read={read} />} />{milestone.remindedAt ? <p className="sp-small sp-muted">{words.desk.lastReminded(format.date(locale, milestone.remindedAt))}</p> : null}</li>)}</ol></>}
        </section>
        {isOpen && milestones.length > 0 ? <ReportForm action={`${path}/progress`} milestones={milestones} formKey={formKey} again={isReport ? again : undefined} isHeld={held !== undefined && !answered && isReport} takesFiles /> : null}
      </div>
      <ReportingParties parties={desk.parties} path={isOpen ? `${path}/progress` : null} adding={!isOpen || milestones.length === 0 ? null : isCoordinator ? "reader" : "others"} again={isReport ? undefined : again} done={said === "asked" || said === "stopped" || said === "named" ? said : undefined} />
    </>
  );
}
