import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { GateList, WarningList } from "#app/components/publications/gate-list.tsx";
import { PublicationCard } from "#app/components/publications/publication-card.tsx";
import { PublishForm } from "#app/components/publications/publish-form.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { getPublishing } from "#app/domain/publications/get-publishing.server.ts";
import { publishOutcome } from "#app/domain/publications/publish-outcome.server.ts";
import { publishPlan } from "#app/domain/publications/publish-plan.server.ts";
import { publicTexts, publishInput } from "#app/domain/publications/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { publicationKinds, type PublicationKind } from "#db/values.ts";

const params = z.object({ plan: z.string() });
const query = z.object({ done: z.enum(publicationKinds).optional().catch(undefined) });

export const loader = page({ access: "coordinator", params, query }, async ({ ctx, params, query, held }) => ({
  view: await getPublishing(ctx, params.plan), done: query.done, held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain) : undefined,
}));

const commands = { publish_plan: publishPlan, publish_outcome: publishOutcome };
/** Which field a refusal is about; the others are about the whole. */
const fieldOf: Record<string, string> = { override_missing: "overrideDa", change_note_missing: "noteDa" };

/** Publishes the plan or its accounting. */
export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  // Whoever coordinates another plan is told nothing about this one's form.
  await getPublishing(ctx, params.plan);
  const intent = z.enum(["publish_plan", "publish_outcome"]).safeParse(fields.intent);
  if (!intent.success) throw new Response(null, { status: 400 });
  const again = (errors: ActAgain["errors"], changes: Partial<ActAgain> = {}, status = 400) => formAgain<ActAgain>({ intent: intent.data, errors, fields, ...changes }, status);
  const input = publishInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  if (warnsOfCpr(fields, publicTexts(input.data))) return again({});
  const number = z.coerce.number().int().catch(0).parse(fields.number);
  const result = await commands[intent.data](ctx, params.plan, number, input.data).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "conflict") return "overtaken" as const;
    throw error;
  });
  if (result === "overtaken" || (!result.ok && result.reason === "missing_changed")) return again({}, { overtaken: true }, 409);
  if (!result.ok) return again({ [fieldOf[result.reason] ?? "publish"]: result.reason });
  throw redirect(`/${ctx.locale}/admin/plans/${params.plan}/publication?done=${intent.data === "publish_plan" ? "plan" : "outcome"}`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { view }) => `${m.publications.admin.title}: ${view.plan.title.text}`);

export default function Publication() {
  const { view, done, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.publications.admin;
  const { plan, drafts, of, publications } = view;
  const path = `/${locale}/admin/plans/${plan.slug}`;
  const again = answered ?? held;
  const isOpen = plan.state !== "draft" && plan.state !== "closed";
  const formOf = (kind: Exclude<PublicationKind, "report">) => <PublishForm kind={kind} of={of[kind]} action={`${path}/publication`} bothLanguages={plan.bothLanguages} again={again?.intent === `publish_${kind}` ? again : undefined} isHeld={!answered && held?.intent === `publish_${kind}`} />;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={path}><Words of={plan.title} /></BackLink>} title={words.title} lead={words.lead} />
      {done && !answered ? <Alert kind="success" heading={words.published[done]} headingLevel={null} role="status" focus><p>{words.publishedText}</p></Alert> : null}
      <section className="sp-section" aria-labelledby="checks"><h2 id="checks">{words.checks}</h2><GateList view={view} /></section>
      <WarningList view={view} />
      <section className="sp-section" aria-labelledby="publish">
        <h2 id="publish">{of.plan.next === 1 ? words.publishTitle : words.publishAgainTitle}</h2>
        <p><a href={`${path}/publication/preview`}>{words.preview}</a></p>
        {isOpen ? null : <Alert kind="info" heading={plan.state === "draft" ? words.notPublic : words.closed} headingLevel={null} />}
        {isOpen && of.plan.isBlocked ? <Alert kind="warning" heading={of.plan.next === 1 ? words.blocked : words.blockedAgain} headingLevel={null} /> : null}
        {isOpen && !of.plan.isBlocked ? (
          <>
            {of.plan.isLacking ? <Alert kind="warning" heading={words.lacking} headingLevel={null}><p>{of.plan.next === 1 ? words.overridable : words.overridableAgain}</p></Alert> : null}
            {of.plan.next === 1 ? <p>{words.what(drafts)}</p> : null}
            {formOf("plan")}
          </>
        ) : null}
      </section>
      {isOpen ? (
        <section className="sp-section" aria-labelledby="publish-report">
          <h2 id="publish-report">{words.outcomeTitle}</h2>
          <p>{words.outcomeText}</p>
          <p><a href={`/${locale}/plans/${plan.slug}/outcome`}>{words.seeOutcome}</a></p>
          {of.outcome.isBlocked ? <Alert kind="warning" heading={words.outcomeBlocked} headingLevel={null} /> : (
            <>
              {of.outcome.isLacking ? <Alert kind="warning" heading={words.lacking} headingLevel={null}><p>{words.outcomeOverridable}</p></Alert> : null}
              {formOf("outcome")}
            </>
          )}
        </section>
      ) : null}
      {publications.length > 0 ? <section className="sp-section" aria-labelledby="versions"><h2 id="versions">{words.versions}</h2><ul className="sp-stack" role="list">{publications.map((each) => <li key={each.id}><PublicationCard planSlug={plan.slug} publication={each} headingLevel={3} /></li>)}</ul></section> : null}
    </div>
  );
}
