import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { MilestoneProgress, RuleOfProgress } from "#app/components/implementation/initiative-progress.tsx";
import { LevelTag } from "#app/components/implementation/level-tag.tsx";
import { ReportForm, type ReportAgain } from "#app/components/implementation/report-form.tsx";
import { ReportingParties } from "#app/components/implementation/reporting-parties.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { attachmentLimits } from "#app/domain/attachments/rules.ts";
import { storeFiles } from "#app/domain/attachments/store-files.server.ts";
import { askForReport } from "#app/domain/implementation/ask-for-report.server.ts";
import { getProgressDesk } from "#app/domain/implementation/get-progress-desk.server.ts";
import { reportAtDesk } from "#app/domain/implementation/report-progress.server.ts";
import { readReport } from "#app/domain/implementation/schema.ts";
import { askPartyInput } from "#app/domain/initiative-authorities/schema.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { newId } from "#app/lib/id.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string().max(80), reference: z.string().max(40) });
const query = z.object({ done: z.enum(["reported", "asked"]).optional().catch(undefined) });
const declared = { access: "moderator", params, query } as const;

export const loader = page(declared, async ({ ctx, params, query, held }) => ({
  desk: await getProgressDesk(ctx, params.plan, params.reference), done: query.done, formKey: newId(), held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ReportAgain) : undefined,
}));

/** Reports on a milestone, or mails a party the link by which it does. */
export const action = form({ ...declared, files: attachmentLimits }, async ({ ctx, params, fields, files }) => {
  // Whoever works on another plan is told nothing about this one's form.
  await getProgressDesk(ctx, params.plan, params.reference);
  const path = `/${ctx.locale}/desk/${params.plan}/initiatives/${params.reference}/progress`;
  const again = (errors: ActAgain["errors"], more: Partial<ReportAgain> = {}) => formAgain<ReportAgain>({ intent: String(fields.intent), errors, fields, ...more });
  if (fields.intent === "ask") {
    const input = askPartyInput.safeParse(fields);
    if (!input.success) return again(fieldErrorsOf(input.error));
    await askForReport(ctx, params.plan, params.reference, input.data);
    throw redirect(`${path}?done=asked#parties`, 303);
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
  const { desk, done, formKey, held } = useLoaderData<typeof loader>();
  const answered: ReportAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.implementation;
  const { plan, reference, number, milestones, isOpen, isCoordinator, today } = desk;
  const path = `/${locale}/desk/${plan.slug}/initiatives/${reference}`;
  const again = answered ?? held;
  const ofParty = again?.intent === "ask";
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}/progress`}>{words.desk.back}</BackLink>} kicker={<><span>{reference}</span><LevelTag of={desk.progress} /></>} title={<>{number ? `${number} ` : null}<Words of={desk.title} /></>}
        after={<p className="sp-cluster sp-small"><a href={`/${locale}/initiatives/${reference}#progress`}>{words.desk.public}</a>{isCoordinator ? <a href={`${path}/coding`}>{words.desk.coding}</a> : null}</p>} />
      {done === "reported" && !answered ? <Alert kind="success" heading={words.form.sent} headingLevel={null} role="status" focus><p>{words.form.sentText}</p></Alert> : null}
      {isOpen ? null : <Alert kind="info" heading={words.desk.closed} headingLevel={null} />}
      <div className="sp-halves">
        <section aria-labelledby="now-heading">
          <h2 id="now-heading">{words.form.now}</h2>
          {milestones.length === 0 ? <p className="sp-muted">{words.form.none}</p> : <><RuleOfProgress /><ol className="sp-list" role="list">{milestones.map((milestone) => <li key={milestone.id} className="sp-progress__milestone"><MilestoneProgress milestone={milestone} today={today} />{milestone.remindedAt ? <p className="sp-small sp-muted">{words.desk.lastReminded(format.date(locale, milestone.remindedAt))}</p> : null}</li>)}</ol></>}
        </section>
        {isOpen && milestones.length > 0 ? <ReportForm action={`${path}/progress`} milestones={milestones} formKey={formKey} again={ofParty ? undefined : again} isHeld={held !== undefined && !answered && !ofParty} takesFiles /> : null}
      </div>
      <ReportingParties parties={desk.parties} path={isOpen ? `${path}/progress` : null} again={ofParty ? again : undefined} isSent={done === "asked" && !answered} />
    </>
  );
}
