import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { refusalOf } from "#app/components/assessment/problem.ts";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Fieldset } from "#app/components/ui/fieldset.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getRulesPage, setAssessorRule, type RulesPage } from "#app/domain/assessment/assessor-rules.server.ts";
import { ruleInput } from "#app/domain/assessment/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string() });
const query = z.object({ done: z.enum(["saved"]).optional().catch(undefined) });

export const loader = page({ access: "moderator", params, query }, async ({ ctx, params, query, held }) => ({
  ...(await getRulesPage(ctx, params.plan)), done: query.done, held: held ? ({ intent: "rule", errors: {}, fields: held } satisfies ActAgain) : undefined,
}));

export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  await getRulesPage(ctx, params.plan);
  const again = (errors: ActAgain["errors"]) => formAgain<ActAgain>({ intent: "rule", errors, fields });
  const input = ruleInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  const result = await setAssessorRule(ctx, params.plan, input.data.theme, input.data.assessors);
  if (!result.ok) return again({ intent: result.reason });
  throw redirect(`/${ctx.locale}/desk/${params.plan}/assessments/rules?done=saved`, 303);
});

export const meta = titled((m) => m.assessment.rules.title);

/** Who assesses the new cases of each theme. */
export default function Rules() {
  const data = useLoaderData<typeof loader>();
  const answered: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.assessment.rules;
  const again: ActAgain | undefined = answered ?? data.held;
  const refused = refusalOf(m, again?.errors.intent);
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`/${locale}/desk/${data.plan.slug}/assessments`}>{m.assessment.list.title}</BackLink>} title={words.title} />
      {data.done && !again ? <Alert kind="success" heading={words.saved} role="status" focus /> : null}
      {data.held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} role="status" focus /> : null}
      {refused ? <Alert kind="warning" heading={refused} role="alert" focus /> : null}
      <p>{words.lead(data.needed)}</p>
      {data.mayChange ? null : <p>{words.readOnly}</p>}
      {data.themes.map((theme) => <Rule key={theme.slug} theme={theme} data={data} again={typedOf(again, "theme") === theme.slug ? again : undefined} />)}
    </div>
  );
}

function Rule({ theme, data, again }: { theme: RulesPage["themes"][number]; data: RulesPage; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.assessment.rules;
  const typed = again?.fields.assessors;
  const chosen = again ? (Array.isArray(typed) ? typed : [typed]) : (data.rules[theme.slug] ?? []);
  if (!data.mayChange) return <section aria-labelledby={theme.slug}><h2 id={theme.slug}><Words of={theme.title} /></h2><p>{data.people.filter(({ id }) => chosen.includes(id)).map(({ name }) => name).join(", ") || words.nobody}</p></section>;
  const id = `rule-${theme.slug}`;
  return (
    <form method="post" action={`/${locale}/desk/${data.plan.slug}/assessments/rules`} className="sp-stack" data-once="">
      <input type="hidden" name="theme" value={theme.slug} />
      <Fieldset id={id} legend={<Words of={theme.title} />}>
        {data.people.map(({ id: person, name, load }, index) => {
          const boxId = index === 0 ? id : `${id}-${person}`;
          return <div className="form-group-checkbox" key={person}><input type="checkbox" className="form-checkbox" id={boxId} name="assessors" value={person} defaultChecked={chosen.includes(person)} /><label htmlFor={boxId}>{name} <span className="sp-muted">({m.assessment.load(load)})</span></label></div>;
        })}
      </Fieldset>
      <div className="sp-actions"><Button kind="secondary" small ariaLabel={words.saveOf(theme.title.text)}>{words.save}</Button></div>
    </form>
  );
}
