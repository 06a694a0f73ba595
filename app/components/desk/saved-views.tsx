import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import type { SavedView } from "#app/domain/saved-views/saved-views.server.ts";
import { viewNameLimit } from "#app/domain/saved-views/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { countNarrowing, viewQuery, type InboxQuery } from "./inbox-query.ts";

/** Above the list: the views that one keeps, and the form that keeps the one that is shown. */
export function SavedViews({ planSlug, views, query }: { planSlug: string; views: readonly SavedView[]; query: InboxQuery }) {
  const { locale, m } = useLocale();
  const words = m.inbox;
  const path = `/${locale}/desk/${planSlug}`;
  const shown = viewQuery(query);
  const isKept = views.some((view) => view.query === shown);
  if (views.length === 0 && countNarrowing(query) === 0) return null;
  return (
    <div className="sp-desk__saved">
      {views.length > 0 ? (
        <nav aria-label={words.savedViews}>
          <ul className="sp-views" role="list">
            {views.map((view) => <li key={view.id}><a href={view.query ? `${path}?${view.query}` : path} aria-current={view.query === shown ? "true" : undefined} dir="auto">{view.name}</a></li>)}
            <li><a href={`${path}/views`}>{words.manageViews}</a></li>
          </ul>
        </nav>
      ) : null}
      {isKept || countNarrowing(query) === 0 ? null : (
        <Details summary={words.saveView}>
          <form method="post" action={`${path}/views`} className="sp-stack" noValidate data-once="">
            <input type="hidden" name="query" value={shown} />
            <Field name="name" id="view-name" label={words.viewName} hint={words.saveViewHint} maxLength={viewNameLimit} width="l" autoComplete="off" />
            <div className="sp-actions"><Button name="intent" value="save" kind="secondary" small>{words.save}</Button></div>
          </form>
        </Details>
      )}
    </div>
  );
}
