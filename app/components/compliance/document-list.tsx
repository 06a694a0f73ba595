import { AttachmentList } from "#app/components/attachments/attachment-list.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { DocumentView } from "#app/domain/repository/list-documents.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";

/** Documents of one kind. What was withdrawn keeps its place with the reason, and its files are not given out. */
export function DocumentList({ documents }: { documents: readonly DocumentView[] }) {
  const { locale, m } = useLocale();
  const words = m.compliance.documents;
  return (
    <ul className="sp-list" role="list">
      {documents.map(({ id, title, description, datedOn, addedAt, url, withdrawnAt, withdrawnReason, attachments }) => (
        <li className="sp-list__row" id={`document-${id}`} key={id}>
          <div>
            <p className="sp-list__meta"><time dateTime={datedOn}>{words.dated(format.day(locale, datedOn))}</time> · {words.added(format.date(locale, addedAt))}</p>
            <h3 className="sp-list__title"><Words of={inLocale(title, locale)} /></h3>
            {description.da || description.en ? <p><Words of={inLocale(description, locale)} /></p> : null}
            {withdrawnAt && withdrawnReason ? <><p><Tag kind="warning">{words.withdrawnAt(format.date(locale, withdrawnAt))}</Tag></p><p><Words of={inLocale(withdrawnReason, locale)} /></p></> : (
              <>
                <AttachmentList attachments={attachments} />
                {url ? <p><a href={url} rel="noopener">{words.elsewhere} {new URL(url).host}</a></p> : null}
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
