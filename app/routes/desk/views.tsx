import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { inboxQuery, viewQuery } from "#app/components/desk/inbox-query.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { deleteView, listSavedViews, renameView, saveView, type SavedView } from "#app/domain/saved-views/saved-views.server.ts";
import { renameViewInput, saveViewInput, viewNameLimit } from "#app/domain/saved-views/schema.ts";
import { getPlanOfDesk } from "#app/domain/triage/get-desk.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string() });

export const loader = page({ access: "moderator", params, query: z.object({ done: z.enum(["renamed", "removed"]).optional().catch(undefined) }) }, async ({ ctx, params, query, held }) => {
  const plan = await getPlanOfDesk(ctx, params.plan);
  return { plan, views: await listSavedViews(ctx, plan.id), done: query.done, held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain) : undefined };
});

/** Keeps, renames or forgets a view of one's own; `intent` says which. */
export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  const plan = await getPlanOfDesk(ctx, params.plan);
  const path = `/${ctx.locale}/desk/${plan.slug}`;
  const again = (errors: FieldErrors) => formAgain<ActAgain>({ intent: String(fields.intent), errors, fields });
  switch (fields.intent) {
    case "save": {
      const input = saveViewInput.safeParse(fields);
      if (!input.success) return again(fieldErrorsOf(input.error));
      // Only what the list knows is kept.
      const query = viewQuery(inboxQuery.parse(Object.fromEntries(new URLSearchParams(input.data.query))));
      const result = await saveView(ctx, plan.id, { name: input.data.name, query });
      if (!result.ok) return again({ name: result.reason });
      throw redirect(`${path}?${query ? `${query}&` : ""}done=view_saved#desk`, 303);
    }
    case "rename": {
      const input = renameViewInput.safeParse(fields);
      if (!input.success) return again(fieldErrorsOf(input.error));
      const result = await renameView(ctx, plan.id, input.data);
      if (!result.ok) return again({ name: result.reason });
      throw redirect(`${path}/views?done=renamed`, 303);
    }
    case "remove": {
      await deleteView(ctx, plan.id, String(fields.id));
      throw redirect(`${path}/views?done=removed`, 303);
    }
    default:
      return again({ name: "invalid" });
  }
});

export const meta = titled((m) => m.inbox.manageTitle);

export default function Views() {
  const { plan, views, done, held } = useLoaderData<typeof loader>();
  const again: ActAgain | undefined = useActionData<typeof action>() ?? held;
  const { locale, m } = useLocale();
  const words = m.inbox;
  const path = `/${locale}/desk/${plan.slug}`;
  const isSaving = again?.intent === "save";
  return (
    <div className="sp-measure">
      <BackLink href={path}>{m.desk.title}</BackLink>
      {done ? <Alert kind="success" heading={done === "renamed" ? words.viewRenamed : words.viewRemoved} role="status" focus /> : null}
      <PageHeading title={isSaving ? words.saveView : words.manageTitle} lead={isSaving ? words.saveViewHint : words.manageLead} />
      {isSaving ? <ViewForm action={`${path}/views`} again={again} query={typedOf(again, "query") ?? ""} /> : views.length === 0 ? <EmptyState heading={words.noViews} text={words.noViewsText} /> : <ul className="sp-history" role="list">{views.map((view) => <li key={view.id}><ViewForm action={`${path}/views`} view={view} open={view.query ? `${path}?${view.query}` : path} again={typedOf(again, "id") === view.id ? again : undefined} /></li>)}</ul>}
    </div>
  );
}

/** The name of a view, to be saved or changed. */
function ViewForm({ action, view, open, query, again }: { action: string; view?: SavedView; open?: string; query?: string; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.inbox;
  const name = typedOf(again, "name") ?? view?.name ?? "";
  const error = fieldError(m, again?.errors.name, { max: viewNameLimit, value: name });
  const field = view ? `view-${view.id}` : "view-name";
  return (
    <form method="post" action={action} className="sp-stack" noValidate data-once="">
      <FormErrors errors={[{ field, text: error }]} />
      {view ? <input type="hidden" name="id" value={view.id} /> : <input type="hidden" name="query" value={query} />}
      <Field id={field} name="name" label={words.viewName} defaultValue={name} error={error} maxLength={viewNameLimit} width="l" autoComplete="off" />
      <div className="sp-actions">
        <Button name="intent" value={view ? "rename" : "save"} kind="secondary" small ariaLabel={view ? `${words.rename}: ${view.name}` : undefined}>{view ? words.rename : words.save}</Button>
        {view && open ? <Button href={open} kind="tertiary" small ariaLabel={`${words.open}: ${view.name}`}>{words.open}</Button> : null}
        {view ? <Button name="intent" value="remove" kind="tertiary" small ariaLabel={words.removeView(view.name)}>{words.remove}</Button> : null}
      </div>
    </form>
  );
}
