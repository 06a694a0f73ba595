import { getFieldId } from "#app/components/ui/field-id.ts";
import type { Gap } from "#app/domain/initiatives/gaps.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldOfGap, gapLabel } from "./part-label.ts";

export const partiesId = "parties";

/** What an initiative lacks, each with a link to where it is written, in the form or on the page of the form. */
export function GapList({ gaps, template, page = "" }: { gaps: readonly Gap[]; template: Template; page?: string }) {
  const { m } = useLocale();
  return (
    <ul className="sp-lines">
      {gaps.map((gap, index) => {
        const isField = template.fields.some(({ key }) => key === gap.part);
        const to = gap.part === "lead" ? partiesId : gap.part === "milestones" ? "milestones" : getFieldId(fieldOfGap(gap, isField));
        return <li key={index}><a href={`${page}#${to}`}>{gapLabel(m, template, gap)}</a></li>;
      })}
    </ul>
  );
}
