import { format } from "#app/i18n/format.ts";
import { messages } from "#app/i18n/messages.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import { locales, type Bilingual, type Locale } from "#db/values.ts";
import { factWords } from "../compliance/fact-words.ts";
import type { RequirementResult } from "../compliance/requirement.ts";
import { fromStandards } from "../compliance/thresholds.ts";
import type { EvidenceFile } from "./evidence-file.ts";

/** The page's own style: it is read from a disk or printed, without the site around it. */
const style = "body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}h1{font-size:1.75rem;line-height:1.2}h2{margin-top:2rem;border-bottom:2px solid #1a1a1a}section+section{margin-top:4rem}td,th{text-align:left;vertical-align:top;padding:.25rem 1rem .25rem 0;overflow-wrap:anywhere}@media print{body{margin:0;max-width:none}}";

type Shown = { title: Bilingual; results: readonly RequirementResult[]; files: readonly EvidenceFile[]; now: Date };

/** An overview of the evidence as a page in both languages: the results, and every file with what it is. It holds no script and fetches nothing. */
export function indexPage(shown: Shown): string {
  const parts = locales.map((locale) => `<section lang="${locale}">\n${partIn(locale, shown)}\n</section>`);
  return `<!doctype html>\n<html lang="da">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(messages.da.compliance.packWords.title(inLocale(shown.title, "da").text))}</title><style>${style}</style></head>\n<body>\n<main>\n${parts.join("\n")}\n</main>\n</body>\n</html>\n`;
}

function partIn(locale: Locale, { title, results, files, now }: Shown): string {
  const m = messages[locale];
  const words = m.compliance;
  const pack = words.packWords;
  const requirement = ({ id, standing, facts, dueOn }: RequirementResult) => `<li><strong>${id} ${escape(words.requirements[id].title)}: ${escape(words.standings[standing])}</strong><br>${escape(words.requirements[id].text)} <em>${escape(fromStandards.includes(id) ? words.ofStandards : words.asConfigured)}</em><ul>${facts.map((fact) => `<li>${escape(factWords(m, locale, fact))}</li>`).join("")}${dueOn ? `<li>${escape(words.due)}: ${format.day(locale, dueOn)}</li>` : ""}</ul></li>`;
  const file = ({ name, kind, about }: EvidenceFile) => `<tr><td><a href="${escape(name)}">${escape(name)}</a></td><td>${escape(pack.kinds[kind])}${about ? `: ${escape(about)}` : ""}</td></tr>`;
  return [
    `<h1>${escape(pack.title(inLocale(title, locale).text))}</h1>`, `<p>${escape(pack.madeAt(format.dateTime(locale, now)))}</p>`,
    `<h2>${escape(pack.results)}</h2>`, `<ul>${results.map(requirement).join("\n")}</ul>`,
    `<h2>${escape(pack.files)}</h2>`, `<table><thead><tr><th scope="col">${escape(pack.file)}</th><th scope="col">${escape(pack.what)}</th></tr></thead><tbody>${files.map(file).join("\n")}</tbody></table>`,
  ].join("\n");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escape(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
