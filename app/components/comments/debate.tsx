import { Alert } from "#app/components/ui/alert.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import type { ProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { stances, type Stance } from "#db/values.ts";
import { CommentForm } from "./comment-form.tsx";
import { StanceChart } from "./stance-chart.tsx";
import { ThreadView } from "./thread.tsx";

type Fields = Record<string, string | string[]>;
export type TypedAgain = { errors: FieldErrors; fields: Fields };

/** The debate of a proposal: how people stand, their comments by thread, and the form to join. */
export function Debate({ data, again }: { data: ProposalPage & { stance: Stance | undefined; held: Fields | null; isStaff: boolean; commented: string | undefined; cursor: string | undefined }; again: TypedAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.proposals.comments;
  const { proposal, comments, numbers, may, writer, stance } = data;
  const path = `/${locale}/proposals/${proposal.reference}`;
  // Forms come back to the page of the debate that they were written on.
  const formPath = withQuery(path, { stance, cursor: data.cursor });
  const all = stances.reduce((sum, each) => sum + numbers[each].all, 0);
  const typed = again ?? (data.held ? { errors: {}, fields: data.held } : undefined);
  const inReplyTo = typed?.fields.intent === "reply" ? typed.fields.parent : undefined;
  return (
    <section className="sp-section sp-debate" aria-labelledby="debate">
      <h2 id="debate">{words.heading}</h2>
      {all > 0 ? (
        <>
          <StanceChart numbers={numbers} />
          <nav aria-label={words.filter} className="sp-no-print"><ul className="sp-tabs" role="list">
            <li><a href={`${path}#debate`} aria-current={stance ? undefined : "true"}>{words.all} {all}</a></li>
            {stances.map((each) => <li key={each}><a href={`${withQuery(path, { stance: each })}#debate`} aria-current={stance === each ? "true" : undefined}>{m.words.stances[each]} {numbers[each].all}</a></li>)}
          </ul></nav>
        </>
      ) : null}
      {data.commented ? <Alert kind="success" heading={words.thanks} role="status" id="commented" focus><p><a href={`#comment-${data.commented}`}>{words.toYours}</a></p></Alert> : null}
      {comments.threads.length > 0 ? (
        <ol className="sp-comments" role="list">
          {comments.threads.map((thread) => <ThreadView key={thread.id} thread={thread} proposal={proposal} path={formPath} writer={may.comment.allowed || inReplyTo === thread.id ? writer : null} typed={inReplyTo === thread.id ? typed : undefined} isStaff={data.isStaff} />)}
        </ol>
      ) : stance ? <p className="sp-muted">{words.noneOfStance}</p> : <EmptyState headingLevel={3} heading={words.none} text={may.comment.allowed || may.comment.reason === "sign_in_first" ? words.noneText : ""} />}
      <Pagination label={words.more} next={comments.next ? { href: `${withQuery(path, { stance, cursor: comments.next })}#debate`, text: words.more } : null} />
      <div className="sp-no-print" id="write-comment">
        {may.comment.allowed ? null : may.comment.reason === "sign_in_first" ? (
          <div className="sp-actions"><Button kind="secondary" href={`/${locale}/sign-in?returnTo=${encodeURIComponent(`${path}#write-comment`)}`}>{words.signIn}</Button></div>
        ) : <Refused permission={may.comment} returnTo={path} />}
        {typed && !may.comment.allowed && ["comment", "reply"].includes(String(typed.fields.intent)) ? <p>{m.myPage.late.text}</p> : null}
        {/* What was typed is shown even where it can no longer be sent, so that it can be kept. */}
        {writer && (may.comment.allowed || (typed && typed.fields.intent === "comment")) ? <CommentForm path={formPath} writer={writer} typed={inReplyTo ? undefined : typed} /> : null}
      </div>
    </section>
  );
}
