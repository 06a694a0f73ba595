import { Words } from "#app/components/shell/worded.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { OutreachView } from "#app/domain/outreach/list-outreach.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";

/** What was done to make people aware of the consultation. */
export function OutreachList({ outreach }: { outreach: readonly OutreachView[] }) {
  const { locale, m } = useLocale();
  const words = m.compliance.outreach;
  if (outreach.length === 0) return <p className="sp-muted">{words.none}</p>;
  return (
    <ul className="sp-list" role="list">
      {outreach.map(({ id, kind, title, description, doneOn, reached, url }) => (
        <li className="sp-list__row" id={`outreach-${id}`} key={id}>
          <div>
            <p className="sp-list__meta"><time dateTime={doneOn}>{format.day(locale, doneOn)}</time> · {words.kinds[kind]}{reached === null ? null : <> · {words.reached(format.number(locale, reached))}</>}</p>
            <h3 className="sp-list__title"><Words of={inLocale(title, locale)} /></h3>
            {description.da || description.en ? <p><Words of={inLocale(description, locale)} /></p> : null}
            {url ? <p><a href={url} rel="noopener">{words.where}<VisuallyHidden>: {inLocale(title, locale).text}</VisuallyHidden> ({new URL(url).host})</a></p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
