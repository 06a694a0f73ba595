import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { listTemplates } from "#app/domain/answers/list-templates.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";
import { locales } from "#db/values.ts";

const query = z.object({ done: z.enum(["saved"]).optional().catch(undefined) });

export const loader = page({ access: "moderator", params: z.object({ plan: z.string() }), query }, async ({ ctx, params, query }) => ({ ...(await listTemplates(ctx, params.plan)), done: query.done }));

export const meta = titled((m) => `${m.answers.templates.title} – ${m.desk.title}`);

/** The templates of a plan, which all staff read and its coordinators write. */
export default function Templates() {
  const { plan, templates, mayEdit, done } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.answers.templates;
  const path = `/${locale}/desk/${plan.slug}/templates`;
  const add = mayEdit ? <Button href={`${path}/new`} kind={templates.length === 0 ? "primary" : "secondary"}>{words.add}</Button> : null;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}`}>{m.answers.list.back}</BackLink>} title={words.title} lead={words.lead} />
      {done ? <Alert kind="success" heading={words.saved} role="status" focus /> : null}
      {mayEdit ? null : <p className="sp-muted">{words.readOnly}</p>}
      {templates.length === 0 ? <EmptyState heading={words.empty} text={words.emptyText} action={add} /> : (
        <>
          <ol className="sp-list" role="list">
            {templates.map((template) => (
              <li key={template.id} className="sp-list__row">
                <div className="sp-stack--tight">
                  <h2 className="sp-list__title">{template.name}</h2>
                  {template.isActive ? null : <p className="sp-list__meta">{words.inactive}</p>}
                  {locales.map((language) => <Details key={language} summary={<>{m.words.languages[language] ?? language}<VisuallyHidden>: {template.name}</VisuallyHidden></>}><div lang={language === locale ? undefined : language} className="sp-stack--tight">{template.summary[language] ? <p><strong>{template.summary[language]}</strong></p> : null}<p className="sp-prelined">{template.reason[language]}</p></div></Details>)}
                  {mayEdit ? <p><a href={`${path}/${template.id}`}>{words.edit}<VisuallyHidden> {template.name}</VisuallyHidden></a></p> : null}
                </div>
                <div className="sp-list__side"><StatusTag status={template.outcome} /></div>
              </li>
            ))}
          </ol>
          <div className="sp-actions">{add}</div>
        </>
      )}
    </div>
  );
}
