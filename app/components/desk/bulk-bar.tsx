import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { deskPath, type InboxQuery } from "./inbox-query.ts";

/** In the form of the list: what can be done with the chosen cases, and with all that the list holds. */
export function BulkBar({ planSlug, query }: { planSlug: string; query: InboxQuery }) {
  const { locale, m } = useLocale();
  const { bar } = m.bulk;
  const whole = { ...query, cursor: undefined };
  const path = (rest: string, extra?: Record<string, string>) => deskPath(locale, planSlug, rest, whole, extra);
  return (
    <>
      {/* The way back leads to the same list. */}
      {[...new URL(path(""), "http://list").searchParams].map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <Button kind="secondary" small data={{ "data-key": "b" }} formAction={`/${locale}/desk/${planSlug}/bulk`}>{bar.chosen}</Button>
      <Details summary={bar.whole}>
        <ul role="list">
          <li><a href={path("/bulk", { all: "1" })}>{bar.all}</a></li>
          <li><a href={path("/export.csv")}>{bar.proposalsCsv}</a></li>
          <li><a href={path("/export.xlsx")}>{bar.proposalsXlsx}</a></li>
          <li><a href={path("/export.csv", { what: "comments" })}>{bar.commentsCsv}</a></li>
          <li><a href={path("/export.xlsx", { what: "comments" })}>{bar.commentsXlsx}</a></li>
        </ul>
      </Details>
    </>
  );
}
