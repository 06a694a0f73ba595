import { Alert } from "#app/components/ui/alert.tsx";
import type { Screening } from "#app/domain/moderation/get-screening.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** How long looking at a proposal took of late. Nothing where too few were looked at. */
export function Measured({ screening }: { screening: Screening | null }) {
  const { locale, m } = useLocale();
  const words = m.moderation.waiting;
  const minutes = screening?.medianMinutes ?? null;
  if (minutes === null) return null;
  return <>{words.measured(minutes < 90 ? words.minutes(Math.max(1, minutes)) : words.hours(format.number(locale, Math.round(minutes / 60))))}</>;
}

/** Of a proposal that is not public yet: what its writers are promised, and all that others are told. */
export function Waiting({ screening, isWriter }: { screening: Screening | null; isWriter: boolean }) {
  const { m } = useLocale();
  const words = m.moderation.waiting;
  return <Alert kind="info" heading={words.title}><p>{isWriter && screening ? <>{words.own(screening.hours)} <Measured screening={screening} /></> : words.others}</p></Alert>;
}

/** Under a text: that a moderator left something out, and when. Nothing where nothing is missing. */
export function GapNote({ texts, at }: { texts: readonly string[]; at: Date | null }) {
  const { locale, m } = useLocale();
  if (!texts.some((text) => text.includes("█"))) return null;
  return <p className="sp-small sp-muted">{at ? m.moderation.gapNote(format.date(locale, at)) : m.moderation.gapNoteUndated}</p>;
}
