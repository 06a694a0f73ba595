import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DecisionItem } from "#app/components/moderation/decision-item.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { liftSuspension } from "#app/domain/moderation/lift-suspension.server.ts";
import { getDecisions } from "#app/domain/moderation/list-decisions.server.ts";
import { restorePassage } from "#app/domain/moderation/restore-passage.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { hideReasons, moderationMeasures, reportSubjects } from "#db/values.ts";

const params = z.object({ plan: z.string() });
const query = z.object({
  measure: z.enum(moderationMeasures).optional().catch(undefined), reason: z.enum(hideReasons).optional().catch(undefined), subject: z.enum(reportSubjects).optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined), done: z.enum(["passageRestored", "lifted"]).optional().catch(undefined),
});

export const loader = page({ access: "moderator", params, query }, async ({ ctx, params, query }) => ({ ...(await getDecisions(ctx, params.plan, query)), query }));

/** Takes a decision back: a passage is put back, or a suspension ends. `case` leads back to the proposal whose page it was asked on. */
export const action = form({ access: "moderator", params, query }, async ({ ctx, params, fields }) => {
  await requireProposalsOfPlan(ctx, params.plan, []);
  const decision = z.uuid().safeParse(fields.decision);
  const overtaken = () => formAgain({ overtaken: true }, 409);
  if (!decision.success || (fields.intent !== "restore-passage" && fields.intent !== "lift")) return formAgain({ overtaken: false });
  try {
    const result = await (fields.intent === "lift" ? liftSuspension : restorePassage)(ctx, params.plan, decision.data);
    if (!result.ok) return overtaken();
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return overtaken();
    throw error;
  }
  const done = fields.intent === "lift" ? "lifted" : "passageRestored";
  const back = z.string().regex(/^[A-Z0-9-]{1,40}$/).safeParse(fields.case);
  throw redirect(back.success ? `/${ctx.locale}/desk/${params.plan}/${back.data}?done=${done}#case` : `/${ctx.locale}/desk/${params.plan}/decisions?done=${done}`, 303);
});

export const meta = titled((m) => `${m.moderation.decisions.title} – ${m.desk.title}`);

/** What was decided in the plan, the newest first, with what can be taken back. */
export default function Decisions() {
  const { plan, rows, previous, next, screening, query: { cursor: _, done, ...filter } } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.moderation.decisions;
  const path = `/${locale}/desk/${plan.slug}`;
  const at = (cursor: string) => withQuery(`${path}/decisions`, { ...filter, cursor });
  const any = { value: "", label: words.any };
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={path}>{m.reports.desk.back}</BackLink>} title={words.title} kicker={<span><Words of={plan.title} /></span>} lead={words.lead} />
      {again?.overtaken ? <Alert kind="warning" heading={m.moderation.notDone} role="alert" focus /> : null}
      {done ? <Alert kind="success" heading={m.moderation.done[done]} role="status" focus /> : null}
      <ul className="sp-inline-list" role="list">
        <li><a href={`${path}/reports`}>{words.queue}</a></li><li><a href={`/${locale}/plans/${plan.slug}/moderation`}>{words.public}</a></li>
        {screening > 0 ? <li><a href={withQuery(path, { view: "screening" })}>{words.screening(screening)}</a></li> : null}
      </ul>
      <form method="get" action={`${path}/decisions`} className="sp-filters">
        <Select name="measure" label={words.measure} defaultValue={filter.measure ?? ""} options={[any, ...moderationMeasures.map((value) => ({ value, label: m.moderation.measures[value] }))]} />
        <Select name="reason" label={words.reason} defaultValue={filter.reason ?? ""} options={[any, ...hideReasons.map((value) => ({ value, label: m.words.hideReasons[value] }))]} />
        <Select name="subject" label={words.subject} defaultValue={filter.subject ?? ""} options={[any, ...reportSubjects.map((value) => ({ value, label: m.moderation.subjects[value] }))]} />
        <Button kind="secondary">{words.apply}</Button>
      </form>
      {rows.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : <ol className="sp-list" role="list">{rows.map((row) => <li key={row.id} className="sp-list__row"><DecisionItem row={row} path={path} back={null} level={2} /></li>)}</ol>}
      <Pagination label={m.shell.pages} previous={previous ? { href: at(previous), text: m.shell.previous } : null} next={next ? { href: at(next), text: m.shell.next } : null} />
    </div>
  );
}
