import { Speaker } from "#app/components/proposals/speaker.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { DeskRemark } from "#app/domain/initiative-comments/desk-remark.server.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { cutAtWord } from "#app/lib/text.ts";
import { outcomeTags, writerName } from "./remark.tsx";
import { sectionLabel } from "./section-label.ts";

/** So much of a comment is shown in the list, in characters. */
const shown = 400;

/** A comment in the desk's list: on what, by whom, what became of it. */
export function DeskRemarkRow({ remark, template, path }: { remark: DeskRemark; template: Pick<Template, "name">; path: string }) {
  const { locale, m } = useLocale();
  const words = m.initiativeComments;
  const { reference, title, isHidden, isDeleted, answer } = remark;
  return (
    <li className="sp-list__row">
      <div className="sp-stack--tight">
        <h2 className="sp-list__title"><a href={`/${locale}/initiatives/${reference}?comment=${remark.id}#comment-${remark.id}`}>{reference} <Words of={title} /></a></h2>
        {remark.period === "draft" ? <p className="sp-list__meta">{words.about(sectionLabel(m, template, remark.section))}{remark.version < remark.initiativeVersion ? <> · {words.olderVersion(remark.version, remark.initiativeVersion)}</> : null}</p> : null}
        {isHidden || isDeleted ? <p className="sp-muted">{isDeleted ? words.deleted : words.desk.hiddenText}</p> : <><Speaker speaker={remark.speaker} at={remark.createdAt} compact /><PeoplesText text={cutAtWord(remark.text, shown)} language={remark.language} /></>}
      </div>
      <div className="sp-list__side">
        {answer?.outcome ? <Tag kind={outcomeTags[answer.outcome]}>{words.outcomes[answer.outcome]}</Tag> : null}
        {isDeleted ? null : <a className="sp-tap" href={`${path}/${remark.id}`}>{isHidden ? words.desk.seeHidden : answer ? words.desk.change : words.desk.open}<VisuallyHidden>{words.desk.openAbout(writerName(m, remark), reference)}</VisuallyHidden></a>}
      </div>
    </li>
  );
}
