import { Speaker } from "#app/components/proposals/speaker.tsx";
import { InLanguage } from "#app/components/proposals/text-language.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { Tag, type TagKind } from "#app/components/ui/tag.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { RemarkView } from "#app/domain/initiative-comments/remark-view.server.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { withQuery } from "#app/lib/with-query.ts";
import type { DraftOutcome } from "#db/values.ts";
import { sectionLabel } from "./section-label.ts";

/** What became of a comment has a shape of its own beside its words. */
export const outcomeTags: Record<DraftOutcome, TagKind> = { taken_in: "success", partly_taken_in: "success", not_taken_in: "neutral", noted: "info" };

type Props = { remark: RemarkView; template: Pick<Template, "name">; path: string; deskPath: string; /** The version of the text that is there now. */ version: number; hasVersions: boolean; note: string | null };

/** Who says it, in a word, for links that come many times. */
export function writerName(m: Messages, { speaker }: Pick<RemarkView, "speaker">): string {
  return speaker.organisation ?? (speaker.name || m.words.hiddenAuthor);
}

/** A comment on an initiative with its answer; what is gone leaves its place. */
export function Remark({ remark, template, path, deskPath, version, hasVersions, note }: Props) {
  const { m } = useLocale();
  const words = m.initiativeComments;
  const place = { id: `comment-${remark.id}`, tabIndex: -1, "aria-labelledby": `by-${remark.id}` };
  const told = note ? <Alert kind="success" heading={note} headingLevel={null} role="status" focus /> : null;
  const desk = remark.acts.moderate ? <a href={`${deskPath}/${remark.id}`}>{remark.answer ? words.atDesk.change : words.atDesk.answer}<VisuallyHidden>{words.commentBy(writerName(m, remark))}</VisuallyHidden></a> : null;
  if (remark.isHidden || remark.isDeleted) {
    return (
      <article className="sp-comment sp-comment--gone" {...place}>
        {told}
        <p className="sp-muted" id={`by-${remark.id}`}>{remark.isDeleted ? words.deleted : words.hidden(remark.hideReason ? m.words.hideReasons[remark.hideReason] : "")}</p>
        {desk ? <p className="sp-comment__foot sp-no-print">{desk}</p> : null}
        <RemarkAnswer remark={remark} />
      </article>
    );
  }
  const isOlder = hasVersions && remark.version < version;
  return (
    <article className={`sp-comment${remark.speaker.display === "organisation" ? " sp-comment--organisation" : ""}`} {...place}>
      {told}
      <div className="sp-comment__head" id={`by-${remark.id}`}>
        <Speaker speaker={remark.speaker} at={remark.createdAt} compact linked href={`${withQuery(path, { comment: remark.id })}#comment-${remark.id}`} withTime />
        {remark.editedAt ? <span className="sp-small sp-muted">{words.edited} <When at={remark.editedAt} withTime /></span> : null}
      </div>
      {remark.period === "draft" ? <p className="sp-small"><strong>{words.about(sectionLabel(m, template, remark.section))}</strong></p> : null}
      <PeoplesText text={remark.body} language={remark.language} />
      <InLanguage language={remark.language} />
      {isOlder ? <p className="sp-small sp-muted">{words.olderVersion(remark.version, version)} <a href={withQuery(`${path}/versions`, { from: String(remark.version), to: String(version) })}>{words.seeDifference}</a></p> : null}
      {desk || remark.acts.edit || remark.acts.remove ? (
        <p className="sp-comment__foot sp-no-print">
          {remark.acts.edit ? <a href={`${path}/comments/${remark.id}/edit`}>{words.edit} <VisuallyHidden>{words.your}</VisuallyHidden></a> : null}
          {remark.acts.remove ? <a href={`${path}/comments/${remark.id}/delete`}>{words.remove} <VisuallyHidden>{words.your}</VisuallyHidden></a> : null}
          {desk}
        </p>
      ) : null}
      {remark.answer ? <RemarkAnswer remark={remark} /> : remark.period === "draft" ? <p className="sp-small sp-muted">{words.answer.unanswered}</p> : null}
    </article>
  );
}

/** The answer of who is responsible for the plan, which nobody can take for a comment. */
function RemarkAnswer({ remark: { answer } }: { remark: RemarkView }) {
  const { locale, m } = useLocale();
  const words = m.initiativeComments;
  if (!answer) return null;
  const { outcome, text, at } = answer;
  return (
    <div className="sp-comment sp-comment--official">
      <p className="sp-comment__label"><Icon name="authority" />{words.answer.label}</p>
      <p className="sp-cluster">{outcome ? <Tag kind={outcomeTags[outcome]}>{words.outcomes[outcome]}</Tag> : null}<span className="sp-small sp-muted"><When at={at} /></span></p>
      {text.text ? <PeoplesText text={text.text} language={text.lang} /> : null}
      {text.text && text.lang !== locale ? <p className="sp-small sp-muted">{words.inLanguage[text.lang]}</p> : null}
    </div>
  );
}
