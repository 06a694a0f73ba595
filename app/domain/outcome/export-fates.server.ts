import { dayOf } from "#app/lib/danish-day.ts";
import { gapWords } from "#app/i18n/gap-words.ts";
import { messages } from "#app/i18n/messages.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import { withGaps } from "#app/lib/gap-marks.ts";
import type { Context } from "../context.ts";
import type { ExportCell } from "../export/rows.ts";
import { getPlan, listThemes } from "../plans/queries.server.ts";
import { fateWord, reasonWords, shortWhy } from "./fate-words.ts";
import { readLines } from "./read-lines.server.ts";
import { shownName } from "./shown-name.ts";
import { walkFates } from "./walk-fates.server.ts";

/** How many proposals are read at a time. */
const portion = 250;

/** The columns by their keys: the words for them are in the catalogues. */
const fateColumns = ["reference", "type", "name", "theme", "title", "language", "fate", "why", "reasons", "adopted", "notAdopted", "mergedInto", "forwardedTo", "landedIn", "authority", "answeredOn", "address"] as const;

/** Every proposal of a plan with what became of it, as a table in the reader's language; read as it is sent, so that however many there are, only a portion is held. `origin`: the address of the platform. Throws `not_found`. */
export async function exportFates(ctx: Context, planSlug: string, origin: string): Promise<{ name: string; columns: string[]; rows: AsyncGenerator<ExportCell[], void> }> {
  const plan = await getPlan(ctx, planSlug);
  const m = messages[ctx.locale];
  const themes = new Map((await listThemes(ctx, plan.id)).map(({ id, title }) => [id, title.text]));
  async function* rows() {
    for await (const ids of walkFates(ctx, plan.id, portion)) {
      for (const line of await readLines(ctx, ids)) {
        const { answer } = line;
        const cells: Record<(typeof fateColumns)[number], string> = {
          reference: line.reference, type: line.type === null ? "" : m.words.participantTypes[line.type], name: shownName(line.speaker), theme: themes.get(line.themeId ?? "") ?? "", title: line.title, language: line.language,
          fate: fateWord(m, line.fate), why: shortWhy(m, line).text, reasons: answer ? reasonWords(m, answer) : "", adopted: answer?.elementsAdopted ?? "", notAdopted: answer?.elementsNotAdopted ?? "",
          mergedInto: answer?.mergedInto ?? "", forwardedTo: answer?.forwardedTo ?? "", landedIn: line.landedIn.map(({ reference, title }) => `${reference} ${inLocale(title, ctx.locale).text}`).join("; "),
          authority: answer?.authority ?? "", answeredOn: answer ? dayOf(new Date(answer.publishedAt)) : "", address: `${origin}/${ctx.locale}/proposals/${line.reference}`,
        };
        yield fateColumns.map((column) => withGaps(cells[column], gapWords[ctx.locale]));
      }
    }
  }
  return { name: `${plan.slug}-${m.outcome.fileName}.csv`, columns: fateColumns.map((column) => m.outcome.columns[column]), rows: rows() };
}
