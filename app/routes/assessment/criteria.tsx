import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { CriterionForm } from "#app/components/assessment/criterion-form.tsx";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { Criterion } from "#app/domain/assessment/criteria.server.ts";
import { addCriterion, changeCriterion, getCriteriaPage, moveCriterion, setCriterionActive } from "#app/domain/assessment/edit-criteria.server.ts";
import { criterionInput } from "#app/domain/assessment/schema.ts";
import { DomainError } from "#app/domain/errors.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string() });
const query = z.object({ done: z.enum(["saved"]).optional().catch(undefined) });
const which = z.object({ criterion: z.uuid().catch(""), intent: z.enum(["change", "add", "up", "down", "takeOut", "takeIn"]) });

export const loader = page({ access: "moderator", params, query }, async ({ ctx, params, query, held }) => ({
  ...(await getCriteriaPage(ctx, params.plan)), done: query.done, held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain) : undefined,
}));

export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  await getCriteriaPage(ctx, params.plan);
  const again = (errors: ActAgain["errors"], more: Partial<ActAgain> = {}) => formAgain<ActAgain>({ intent: String(fields.intent), errors, fields, ...more }, more.overtaken ? 409 : 400);
  const act = which.safeParse(fields);
  if (!act.success) return again({ intent: "invalid" });
  const { criterion, intent } = act.data;
  try {
    if (intent === "up" || intent === "down") await moveCriterion(ctx, params.plan, criterion, intent);
    else if (intent === "takeOut" || intent === "takeIn") await setCriterionActive(ctx, params.plan, criterion, intent === "takeIn");
    else {
      const input = criterionInput.safeParse(fields);
      if (!input.success) return again(fieldErrorsOf(input.error));
      await (intent === "add" ? addCriterion(ctx, params.plan, input.data) : changeCriterion(ctx, params.plan, criterion, input.data));
    }
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({}, { overtaken: true });
    throw error;
  }
  throw redirect(`/${ctx.locale}/desk/${params.plan}/criteria?done=saved`, 303);
});

export const meta = titled((m) => m.assessment.criteria.title);

/** What cases are assessed by. */
export default function Criteria() {
  const { plan, criteria, mayChange, done, held } = useLoaderData<typeof loader>();
  const answered: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.assessment.criteria;
  const again: ActAgain | undefined = answered ?? held;
  const path = `/${locale}/desk/${plan.slug}/criteria`;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}/assessments`}>{m.assessment.list.title}</BackLink>} title={words.title} />
      {done && !again ? <Alert kind="success" heading={words.saved} role="status" focus /> : null}
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} role="status" focus /> : null}
      {again?.overtaken && again.intent === "takeOut" ? <Alert kind="warning" heading={words.keepOne} role="alert" focus /> : null}
      <p>{words.lead}</p>
      {mayChange ? null : <p>{words.readOnly}</p>}
      <ol className="sp-list" role="list">{criteria.map((each, index) => <OneCriterion key={each.id} criterion={each} path={path} place={{ isFirst: index === 0, isLast: index === criteria.length - 1 }} mayChange={mayChange} again={again?.intent === "change" && typedOf(again, "criterion") === each.id ? again : undefined} />)}</ol>
      {mayChange ? <Details summary={words.add} open={again?.intent === "add"}><CriterionForm criterion={null} action={path} again={again?.intent === "add" ? again : undefined} /></Details> : null}
    </div>
  );
}

function OneCriterion({ criterion, path, place, mayChange, again }: { criterion: Criterion; path: string; place: { isFirst: boolean; isLast: boolean }; mayChange: boolean; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.assessment.criteria;
  const title = inLocale(criterion.title, locale).text;
  return (
    <li id={`criterion-${criterion.id}`} className="sp-requests__one">
      <h2>{title}{criterion.isActive ? null : <> <Tag>{words.inactive}</Tag></>}</h2>
      <ol className="sp-anchors" role="list">{criterion.anchors.map((anchor, step) => <li key={step}><strong>{step}</strong> {inLocale(anchor, locale).text}</li>)}</ol>
      {mayChange ? (
        <>
          <form method="post" action={path} className="sp-cluster" data-once="">
            <input type="hidden" name="criterion" value={criterion.id} />
            {place.isFirst ? null : <Button name="intent" value="up" kind="tertiary" small>{words.up(title)}</Button>}
            {place.isLast ? null : <Button name="intent" value="down" kind="tertiary" small>{words.down(title)}</Button>}
            <Button name="intent" value={criterion.isActive ? "takeOut" : "takeIn"} kind="tertiary" small>{criterion.isActive ? words.takeOut(title) : words.takeIn(title)}</Button>
          </form>
          <Details summary={words.edit(title)} open={again !== undefined}><CriterionForm criterion={criterion} action={path} again={again} /></Details>
        </>
      ) : null}
    </li>
  );
}
