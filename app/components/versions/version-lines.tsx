import { When } from "#app/components/shell/when.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { VersionLine } from "#app/domain/versions/get-versions.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** When a version was written, by whom (as they are shown in public), and what it is among the others. */
export function VersionFacts({ line }: { line: VersionLine }) {
  const { m } = useLocale();
  const words = m.versions.list;
  const by = line.by ? (line.by.name ? words.by(line.by.name) : null) : words.byGone;
  return (
    <div className="sp-cluster">
      <span className="sp-small"><When at={line.at} />{by ? <>, <span dir="auto">{by}</span></> : null}</span>
      {line.isCurrent ? <Tag kind="success">{words.current}</Tag> : null}
      {line.number === 1 ? <Tag kind="neutral">{words.original}</Tag> : null}
      {line.isMajor ? <Tag kind="info">{words.major}</Tag> : null}
    </div>
  );
}
