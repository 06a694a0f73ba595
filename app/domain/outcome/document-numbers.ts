import { format } from "#app/i18n/format.ts";
import { participantTypes } from "#db/values.ts";
import { plain, type Block } from "../documents/document.ts";
import { bilingual, type Telling } from "./document-words.ts";
import { fateWord } from "./fate-words.ts";
import { countedFates, type OutcomeCounts } from "./numbers.ts";

/** What came in and what became of it: by outcome, theme and participant type, drawn and as tables. */
export function numberBlocks(telling: Telling): Block[] {
  const { m, words, locale, content: { numbers, themes } } = telling;
  const { all, byType } = numbers;
  const source = m.outcome.flow.source(format.dateTime(locale, new Date(telling.content.at)));
  const number = (value: number) => format.number(locale, value);
  const bars = (title: string, rows: { label: string; value: number }[]): Block => ({ kind: "bars", title, alternative: words.barsOf(rows.map(({ label, value }) => `${label} ${number(value)}`).join("; ")), rows: rows.map((row) => ({ ...row, shown: number(row.value) })), source });
  const ofThemes = themes.map(({ title, counts }) => ({ first: bilingual(telling, title), counts }));
  const ofTypes = participantTypes.map((type) => ({ first: { text: m.words.participantTypesMany[type] }, counts: byType[type] }));
  const fates = countedFates.filter((fate) => (all.byFate[fate] ?? 0) > 0);
  const table = (caption: string, header: string, rows: readonly { first: { text: string; lang?: string }; counts: OutcomeCounts }[]): Block => ({
    kind: "table", caption,
    columns: [{ header, share: 3 }, { header: m.outcome.received, numeric: true }, ...columnKeys.map((key) => ({ header: headerOf(telling, key), numeric: true }))],
    rows: [...rows.map(({ first, counts }) => [[first], ...cells(counts)]), [[{ text: m.outcome.total, strong: true }], ...cells(all)]],
  });
  const cells = (counts: OutcomeCounts) => [counts.received, ...columnKeys.map((key) => valueOf(counts, key))].map((value) => plain(number(value)));
  return [
    { kind: "heading", level: 1, text: words.numbers, id: "numbers" },
    bars(words.barsFate, fates.map((fate) => ({ label: fateWord(m, fate), value: all.byFate[fate]! }))),
    bars(words.barsTheme, ofThemes.map(({ first, counts }) => ({ label: first.text, value: counts.received }))),
    table(words.themeTable, m.outcome.flow.theme, ofThemes),
    bars(words.barsType, ofTypes.map(({ first, counts }) => ({ label: first.text, value: counts.received }))),
    table(words.typeTable, m.outcome.flow.type, ofTypes),
  ];
}

/** More columns than these would not fit on a page: what is neither adopted in part or whole nor refused stands together. */
const columnKeys = ["answered", "adopted", "partly_adopted", "not", "others", "unanswered"] as const;
type ColumnKey = (typeof columnKeys)[number];

function valueOf({ byFate, answered, unanswered }: OutcomeCounts, key: ColumnKey): number {
  const of = (fate: keyof typeof byFate) => byFate[fate] ?? 0;
  if (key === "answered") return answered;
  if (key === "unanswered") return unanswered;
  if (key === "not") return of("not_adopted") + of("out_of_scope");
  if (key === "others") return of("merged") + of("already_under_way") + of("forwarded");
  return of(key);
}

function headerOf({ m, words }: Telling, key: ColumnKey): string {
  if (key === "answered") return m.words.answered;
  if (key === "unanswered") return fateWord(m, "unanswered");
  if (key === "not") return words.notAdopted;
  return key === "others" ? words.others : fateWord(m, key);
}
