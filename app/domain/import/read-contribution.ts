import { countCharacters, cutAtWord, firstSentence, normaliseLine, normaliseText } from "#app/lib/text.ts";
import type { DisplayMode, ParticipantType } from "#db/values.ts";
import { proposalLimits } from "../proposals/schema.ts";
import type { ColumnMap } from "./column-map.ts";
import { parseDate } from "./parse-date.ts";

/** A contribution as it will be imported. `shownName` is empty where a neutral code stands for the person. */
export type Contribution = {
  sourceId: string; theme: string; participantType: ParticipantType; display: DisplayMode; shownName: string;
  language: string; title: string; change: string; submittedAt: Date;
};

/** The greatest lengths, in characters. Longer ones are skipped and reported: nothing is cut. */
const importLimits = { text: 20_000, name: 300, id: 100 } as const;

/** The value of a mapped column in one row; empty when the column is not mapped. */
export type Cell = (key: "id" | "text" | "title" | "type" | "organisation" | "name" | "date" | "language" | "theme") => string;

type Outcome = { ok: true; contribution: Contribution } | { ok: false; reason: string };

const skip = (reason: string): Outcome => ({ ok: false, reason });

/** Reads one row by the map, or says why it is skipped. */
export function readContribution(cell: Cell, map: ColumnMap, source: string, now: Date): Outcome {
  const id = normaliseLine(cell("id"));
  if (id === "") return skip("no id");
  if (countCharacters(id) > importLimits.id) return skip(`the id is longer than ${importLimits.id} characters`);
  const participantType = map.typeValues[cell("type").trim()] ?? map.defaultType;
  if (!participantType) return skip(cell("type").trim() === "" ? "no participant type" : `unknown participant type "${normaliseLine(cell("type"))}"`);
  const words = readWords(cell, map, id);
  if (typeof words === "string") return skip(words);
  const submittedAt = map.date ? parseDate(cell("date"), map.dateFormat, map.timeZone) : now;
  if (!submittedAt) return skip(cell("date").trim() === "" ? "no date" : `the date "${normaliseLine(cell("date"))}" is not written as ${map.dateFormat}`);
  if (submittedAt > now) return skip(`the date "${normaliseLine(cell("date"))}" is in the future`);
  const speaker = readSpeaker(cell, participantType);
  if (countCharacters(speaker.shownName) > importLimits.name) return skip(`the name is longer than ${importLimits.name} characters`);
  return { ok: true, contribution: { sourceId: `${source}:${id}`, theme: themeOf(cell("theme").trim(), map), participantType, ...speaker, ...words, submittedAt } };
}

/** Title, text and language, or why there are none. */
function readWords(cell: Cell, map: ColumnMap, id: string): Pick<Contribution, "title" | "change" | "language"> | string {
  const text = normaliseText(cell("text"));
  const givenTitle = normaliseLine(cell("title"));
  if (text === "") {
    if (!map.emptyText) return "no text";
    return { title: givenTitle === "" ? `${firstSentence(map.emptyText.text, proposalLimits.title - id.length - 3).replace(/\.$/, "")} (${id})` : cutAtWord(givenTitle, proposalLimits.title), change: normaliseText(map.emptyText.text), language: map.emptyText.language };
  }
  const language = cell("language").trim().toLowerCase() || map.defaultLanguage.toLowerCase();
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(language)) return `"${normaliseLine(language)}" is no language code`;
  // A title that is too long is cut in the title alone: the text then begins with all of it.
  const isTitleLong = countCharacters(givenTitle) > proposalLimits.title;
  const change = isTitleLong ? `${givenTitle}\n\n${text}` : text;
  if (countCharacters(change) > importLimits.text) return `the text is longer than ${importLimits.text} characters`;
  return { title: givenTitle === "" ? firstSentence(text, proposalLimits.title) : cutAtWord(givenTitle, proposalLimits.title), change, language };
}

/** An organisation is named. A person is named only when the map says so, and is otherwise shown by a neutral code. */
function readSpeaker(cell: Cell, participantType: ParticipantType): Pick<Contribution, "display" | "shownName"> {
  const organisation = normaliseLine(cell("organisation"));
  if (participantType !== "citizen" && organisation !== "") return { display: "organisation", shownName: organisation };
  const name = normaliseLine(cell("name"));
  return name === "" ? { display: "code", shownName: "" } : { display: "name", shownName: name };
}

function themeOf(value: string, { themeValues, defaultTheme }: ColumnMap) {
  return themeValues[value] ?? defaultTheme;
}
