import { Tag, type TagKind } from "#app/components/ui/tag.tsx";
import type { Standing } from "#app/domain/compliance/requirement.ts";
import { useLocale } from "#app/i18n/locale.tsx";

const kinds: Record<Standing, TagKind> = { met: "success", at_risk: "warning", not_met: "warning", not_due: "neutral", not_known: "neutral" };

/** Where a requirement stands, in words with a shape of their own. */
export function StandingTag({ standing }: { standing: Standing }) {
  const { m } = useLocale();
  const icon = standing === "not_met" ? "error" as const : standing === "not_due" ? "clock" as const : undefined;
  return <Tag kind={kinds[standing]} {...(icon && { icon })}>{m.compliance.standings[standing]}</Tag>;
}
