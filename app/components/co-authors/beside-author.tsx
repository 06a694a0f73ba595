import type { PublicCoAuthor } from "#app/domain/co-authors/list-co-authors.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Who stands beside the author of a proposal, and the way to what one may do about it: `mayInvite`: whether it takes more of them now. */
export function BesideAuthor({ coAuthors, path, isOwn, mayInvite }: { coAuthors: readonly PublicCoAuthor[]; path: string; isOwn: boolean; mayInvite: boolean }) {
  const { locale, m } = useLocale();
  const words = m.coAuthors;
  const mine = coAuthors.find((each) => each.isMe);
  const mayManage = isOwn && (coAuthors.length > 0 || mayInvite);
  if (coAuthors.length === 0 && !mayManage) return null;
  return (
    <>
      {coAuthors.length > 0 ? <p className="sp-with-others">{words.with} {coAuthors.map((each, index) => <span key={each.id}>{index === 0 ? "" : index === coAuthors.length - 1 ? ` ${words.and} ` : ", "}<span dir="auto">{each.name}</span></span>)}</p> : null}
      {mayManage ? <p className="sp-small sp-no-print"><a className="sp-tap" href={`${path}/co-authors`}>{coAuthors.length > 0 ? words.manage : words.link}</a></p> : null}
      {mine ? <p className="sp-small sp-no-print"><a className="sp-tap" href={`/${locale}/co-author?id=${mine.id}`}>{words.mine}</a></p> : null}
    </>
  );
}
