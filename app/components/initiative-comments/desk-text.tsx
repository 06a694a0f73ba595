import { Speaker } from "#app/components/proposals/speaker.tsx";
import { InLanguage } from "#app/components/proposals/text-language.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import type { DeskRemark } from "#app/domain/initiative-comments/desk-remark.server.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { sectionLabel } from "./section-label.ts";

/** A comment as staff read it, also while it is hidden: on which part of which initiative, and by whom. */
export function DeskRemarkText({ remark, template }: { remark: DeskRemark; template: Pick<Template, "name"> }) {
  const { locale, m } = useLocale();
  const words = m.initiativeComments;
  const { reference, title, version, initiativeVersion } = remark;
  const page = `/${locale}/initiatives/${reference}`;
  return (
    <section className="sp-box sp-stack--tight">
      <h2 className="sp-box__heading"><Words of={title} /></h2>
      {remark.period === "draft" ? <p><strong>{words.about(sectionLabel(m, template, remark.section))}</strong></p> : null}
      {remark.isDeleted ? <p className="sp-muted">{words.deleted}</p> : (
        <>
          {remark.isHidden ? <Alert kind="warning" heading={words.desk.isHidden(remark.hideReason ? m.words.hideReasons[remark.hideReason] : "")} headingLevel={null}>{remark.hideNote ? <p dir="auto">{remark.hideNote}</p> : null}</Alert> : <Speaker speaker={remark.speaker} at={remark.createdAt} compact />}
          <blockquote className="sp-quote"><PeoplesText text={remark.text} language={remark.language} /></blockquote>
          <InLanguage language={remark.language} />
        </>
      )}
      {version < initiativeVersion ? <p className="sp-small">{words.olderVersion(version, initiativeVersion)} <a href={`${page}/versions?from=${version}&to=${initiativeVersion}`}>{words.seeDifference}</a></p> : null}
      <p><a href={`${page}?comment=${remark.id}#comment-${remark.id}`}>{words.desk.toInitiative}</a></p>
    </section>
  );
}
