import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { accountSections } from "./collect-account.server.ts";
import { assessmentSections } from "./collect-assessments.server.ts";
import { coAuthorSections } from "./collect-co-authors.server.ts";
import { workSections } from "./collect-work.server.ts";
import { reportSections } from "./collect-reports.server.ts";
import { sectionNames, type DataSection } from "./data-sections.ts";
import { requirePerson } from "./require-person.ts";
import { asJson } from "./write-json.ts";
import { asHtml } from "./write-html.ts";

/** A file of the download, whose text is made while it is read. */
export type DataFile = { name: string; text: AsyncIterable<string> };

/** All that is kept about the actor, as one file for machines and one for people. Each is read from the database as it is written. */
export async function exportData(ctx: Context): Promise<{ day: string; files: DataFile[] }> {
  const person = requirePerson(ctx);
  await takeTry(ctx, "dataDownloadPerPerson", person.id);
  await ctx.write((tx) => recordAct(ctx, tx, { action: "data.exported", subjectType: "user", subjectId: person.id }));
  const found = [...accountSections(ctx, person), ...workSections(ctx, person), ...reportSections(ctx, person), ...coAuthorSections(ctx, person),
    ...assessmentSections(ctx, person),
  ];
  const sections = sectionNames.map((name): DataSection => found.find((each) => each.name === name)!);
  return {
    day: ctx.now.toISOString().slice(0, 10),
    files: [{ name: "index.html", text: asHtml(ctx.locale, ctx.now, sections) }, { name: "data.json", text: asJson(ctx.now, sections) }],
  };
}
