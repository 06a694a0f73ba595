import { Tag } from "#app/components/ui/tag.tsx";
import { isOverdue } from "#app/domain/implementation/progress.ts";
import type { MilestoneView } from "#app/domain/implementation/read-milestones.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { LevelTag } from "./level-tag.tsx";

/** How far a milestone is, and what its dates say to that, in words. */
export function MilestoneStateLine({ milestone: { startsOn, endsOn, movedFrom, completion }, today }: { milestone: Pick<MilestoneView, "startsOn" | "endsOn" | "movedFrom" | "completion">; today: string }) {
  const { locale, m } = useLocale();
  const words = m.implementation;
  const day = (value: string) => format.day(locale, value);
  const late = isOverdue({ endsOn, completion }, today);
  return (
    <p className="sp-cluster">
      <LevelTag of={completion ?? "not_reported"} />
      {late ? <Tag kind="warning">{words.overdueSince(day(endsOn!))}</Tag> : <span className="sp-small">{startsOn !== null && startsOn > today ? `${words.begins(day(startsOn))}. ` : ""}{endsOn ? words.ends(day(endsOn)) : words.noDates}</span>}
      {movedFrom ? <span className="sp-small">{words.movedFrom(day(movedFrom))}</span> : null}
    </p>
  );
}
