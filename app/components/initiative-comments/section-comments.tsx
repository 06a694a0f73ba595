import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { Remarks } from "#app/domain/initiative-comments/list-remarks.server.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { remarksPath, writePath } from "./remarks-path.ts";
import { sectionLabel } from "./section-label.ts";

/** Under a part of a draft: how many comments there are on it, and the way to write one. Nothing where there is neither. */
export function SectionComments({ section, path, template, remarks: { counts, now, permission } }: { section: string; path: string; template: Template; remarks: Remarks }) {
  const { m } = useLocale();
  const words = m.initiativeComments.section;
  const count = counts[section] ?? 0;
  const isOpen = now === "draft" && (permission.allowed || !["phase_coming", "phase_over", "not_open"].includes(permission.reason));
  if (count === 0 && !isOpen) return null;
  const about = <VisuallyHidden>{words.to(sectionLabel(m, template, section))}</VisuallyHidden>;
  return (
    <p className="sp-comment__foot sp-no-print">
      {count > 0 ? <a href={remarksPath(path, { section })}>{words.see(count)}{about}</a> : null}
      {isOpen ? <a href={writePath(path, section)}>{words.write}{about}</a> : null}
    </p>
  );
}
