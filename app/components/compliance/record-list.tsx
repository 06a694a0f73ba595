import type { ReactNode } from "react";
import { PlanPage } from "#app/components/plan-admin/plan-page.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { PlanOfRecords } from "#app/domain/plan-records/managed.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Bilingual } from "#db/values.ts";
import { Words } from "#app/components/shell/worded.tsx";

type Row = { id: string; title: Bilingual; day: string; kind: string; note?: ReactNode };
type Props = {
  plan: PlanOfRecords;
  /** The last part of the address, here and in public. */
  segment: "meetings" | "outreach" | "documents";
  words: { title: string; lead: string; add: string; none: string; noneText: string };
  rows: readonly Row[];
  done: "added" | "saved" | "deleted" | undefined;
};

/** The records of one kind of a plan with the way to each, for who keeps them. */
export function RecordList({ plan, segment, words, rows, done }: Props) {
  const { locale, m } = useLocale();
  const { admin } = m.compliance;
  const path = `/${locale}/admin/plans/${plan.slug}/${segment}`;
  const add = plan.state === "closed" ? null : <Button href={`${path}/new`}>{words.add}</Button>;
  const titleOf = (title: Bilingual): Worded => inLocale(title, locale);
  return (
    <PlanPage plan={plan} title={words.title} lead={words.lead} done={done ? admin[done] : undefined}>
      {rows.length === 0 ? <EmptyState heading={words.none} text={words.noneText} action={add} /> : (
        <>
          {add ? <div className="sp-actions">{add}</div> : null}
          <ul className="sp-list sp-section" role="list">
            {rows.map(({ id, title, day, kind, note }) => (
              <li className="sp-list__row" key={id}>
                <div>
                  <p className="sp-list__meta"><time dateTime={day}>{format.day(locale, day)}</time> · {kind}</p>
                  <h2 className="sp-list__title"><a href={`${path}/${id}`}><Words of={titleOf(title)} /></a></h2>
                </div>
                {note ? <div className="sp-list__side">{note}</div> : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {plan.state === "draft" ? null : <p><a href={`/${locale}/plans/${plan.slug}/${segment === "outreach" ? "meetings#outreach" : segment}`}>{admin.toPublic}</a></p>}
    </PlanPage>
  );
}
