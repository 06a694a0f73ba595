import { describe, expect, it } from "vitest";
import type { InitiativeText } from "#db/schema/initiatives.ts";
import { messages } from "#app/i18n/messages.ts";
import { initiativeTemplates } from "#db/values.ts";
import { completenessOf, gapsOf, type Party } from "./gaps.ts";
import { templateOf, templates } from "./templates.ts";

const both = (text: string) => ({ da: `${text} da`, en: `${text} en` });
const nothing = { da: "", en: "" };
const empty: InitiativeText = { title: nothing, summary: nothing, theme: "t", fields: {}, startsOn: null, endsOn: null, origin: null, outputs: [], contact: null, milestones: [] };
const whole: InitiativeText = {
  title: both("title"), summary: both("summary"), theme: "t", startsOn: "2028-01-01", endsOn: "2029-12-31", origin: "proposals", outputs: [],
  fields: { problem: both("p"), causes: both("c"), done_so_far: both("d"), solution: both("s"), results: both("r"), accountability: both("a"), commitment: both("w"), contribution: both("h") },
  contact: { role: both("unit"), department: nothing, email: "unit@samplan.example" },
  milestones: [{ title: both("m"), deliverable: both("d"), startsOn: "2028-01-01", endsOn: "2028-06-30", owner: both("o") }],
};
const lead: Party = { role: "lead", state: "named" };

describe.each(initiativeTemplates)("an initiative by the template %s", (name) => {
  const template = templateOf(name);

  it("that says everything lacks nothing", () => {
    expect(gapsOf(whole, [lead], template, true)).toEqual([]);
    const { filled, required } = completenessOf(whole, [lead], template, true);
    expect(filled).toBe(required);
  });

  it("that says nothing lacks all that is required, in both languages or in Danish", () => {
    const required = template.fields.filter((field) => field.required).map(({ key }) => key);
    expect(gapsOf(empty, [], template, true).filter(({ locale }) => locale === "en").map(({ part }) => part)).toEqual(["title", "summary", ...required, "contact"]);
    expect(gapsOf(empty, [], template, false).map(({ part }) => part)).toEqual(["title", "summary", "period", "origin", "lead", ...required, "values", "milestones", "contact", "contact"]);
    expect(completenessOf(empty, [], template, false).filled).toBe(0);
  });

  it("has words for each of its fields in both languages", () => {
    for (const { initiativeTemplate } of Object.values(messages)) expect(Object.keys(initiativeTemplate.fields[name])).toEqual(template.fields.map(({ key }) => key));
  });
});

it("one that is in one language alone lacks the other, where both are asked for", () => {
  const half = { ...whole, title: { da: "Titel", en: " " }, fields: { ...whole.fields, transparency: { da: "Mere", en: "" } } };
  expect(gapsOf(half, [lead], templates.ogp2022, true)).toEqual([{ part: "title", locale: "en" }, { part: "transparency", locale: "en" }]);
  expect(gapsOf(half, [lead], templates.ogp2022, false)).toEqual([]);
});

it("technology and inclusion alone is none of the values", () => {
  const { accountability: _, ...others } = whole.fields;
  expect(gapsOf({ ...whole, fields: { ...others, technology_inclusion: both("t") } }, [lead], templates.ogp2022, true)).toEqual([{ part: "values" }]);
});

it("a lead that declined does not lead, and one that takes part does not either", () => {
  expect(gapsOf(whole, [{ role: "lead", state: "declined" }, { role: "supporting", state: "confirmed" }], templates.ogp2022, true)).toEqual([{ part: "lead" }]);
});

it("a milestone says which it is and what it lacks", () => {
  const bare = { title: both("m"), deliverable: nothing, startsOn: null, endsOn: null, owner: nothing };
  const text = { ...whole, milestones: [...whole.milestones, bare] };
  expect(gapsOf(text, [lead], templates.dk2017, false)).toEqual([{ part: "milestone_deliverable", locale: "da", milestone: 2 }, { part: "milestone_start", milestone: 2 }, { part: "milestone_end", milestone: 2 }]);
  expect(gapsOf(text, [lead], templates.ogp2022, false).map(({ part }) => part)).toEqual(["milestone_deliverable", "milestone_end", "milestone_owner"]);
});
