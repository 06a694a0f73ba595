import { format, lastMinute } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/**
 * A moment whose time of day matters, such as when something opens or closes, in Danish time; where the browser's clock
 * shows another one, the script adds that. `ends`: the end of a window, of which the last minute is told.
 */
function Moment({ at, ends }: { at: Date; ends?: boolean | undefined }) {
  const { locale, m } = useLocale();
  const moment = ends ? lastMinute(at) : at;
  const { danishTime, here } = m.myPage.moments;
  return <time dateTime={moment.toISOString()} data-here={here}>{danishTime(format.dateTime(locale, moment))}</time>;
}

/** Stands for the moment while a sentence is made. */
const place = "\u{F0000}";

/** A sentence with a moment in it. Without one the sentence has a gap, which no caller should leave. */
export function SaidOfMoment({ words, at, ends }: { words: (moment: string) => string; at: Date | undefined; ends?: boolean }) {
  const [before, after] = words(place).split(place);
  return <>{before}{at ? <Moment at={at} ends={ends} /> : null}{after}</>;
}
