import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import type { OrganisationComment } from "#app/domain/organisations/get-organisation-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What was commented in an organisation's name, each with the proposal that it is on. */
export function OrganisationComments({ comments }: { comments: readonly OrganisationComment[] }) {
  return <ol className="sp-list" role="list">{comments.map((comment) => <Comment key={comment.id} comment={comment} />)}</ol>;
}

function Comment({ comment }: { comment: OrganisationComment }) {
  const { locale, m } = useLocale();
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{comment.kind === "position" ? <strong>{m.discussion.position.label}: </strong> : null}{comment.stance ? m.words.stances[comment.stance] : m.organisations.page.reply} · <When at={comment.at} /></p>
        <h3 className="sp-list__title"><a href={`/${locale}/proposals/${comment.reference}/comments/${comment.id}`} lang={useLangOf(comment.titleLanguage)} dir="auto">{comment.title}</a></h3>
        <PeoplesText text={comment.body} language={comment.language} />
      </div>
    </li>
  );
}
