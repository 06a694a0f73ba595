import { expect, it } from "vitest";
import { countMilestones, fieldsOf, milestoneActOf, onlyKnown, withMilestoneAct, type InitiativeFields } from "./form-fields.ts";
import { isModest } from "./modest.ts";
import { readInitiativeForm } from "./read-form.ts";
import { templates } from "./templates.ts";

const template = templates.ogp2022;
const errorsOf = (fields: InitiativeFields) => readInitiativeForm({ "title.da": "T", ...fields }, template).errors;

it("takes a form in which nothing but a title is written", () => {
  expect(readInitiativeForm({ "title.en": " Title " }, template)).toMatchObject({ errors: {}, text: { title: { da: "", en: "Title" }, fields: {}, startsOn: null, origin: null, outputs: [], contact: null, milestones: [] } });
});

it.each([
  ["no title", { "title.da": " " }, { "title.da": "initiative_title_missing" }],
  ["a title of 2,000 words", { "title.da": "ord ".repeat(2000) }, { "title.da": "too_long" }],
  ["30 February", { startsOn: "2027-02-30" }, { startsOn: "day_invalid" }],
  ["the year 1", { startsOn: "0001-01-01" }, { startsOn: "day_invalid" }],
  ["the year 9999", { endsOn: "9999-12-31" }, { endsOn: "day_invalid" }],
  ["words for a day", { endsOn: "i morgen" }, { endsOn: "day_invalid" }],
  ["an end before the start", { startsOn: "2028-01-02", endsOn: "2028-01-01" }, { endsOn: "ends_before_start" }],
  ["a milestone that ends before it starts", { "milestone.1.title.da": "M", "milestone.1.startsOn": "2028-01-02", "milestone.1.endsOn": "2028-01-01" }, { "milestone.1.endsOn": "ends_before_start" }],
  ["an owner of nothing", { "milestone.1.owner.en": "Somebody" }, { "milestone.1.title.da": "milestone_title_missing" }],
  ["an address that is none", { "contact.email": "nobody" }, { "contact.email": "email_wrong" }],
  ["a field that is too long", { "field.problem.en": "x".repeat(3001) }, { "field.problem.en": "too_long" }],
] as const)("says what is wrong with %s", (_, fields, expected) => { expect(errorsOf(fields)).toEqual(expected); });

it("takes 30 milestones, and not 100", () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`milestone.${index + 1}.title.da`, `M${index}`]));
  expect(errorsOf(many(30))).toEqual({});
  expect(errorsOf(many(100))).toEqual({ milestones: "milestones_too_many" });
});

it("leaves out milestones in which nothing is written, fields of other templates, and choices that are none", () => {
  const { text } = readInitiativeForm({ "title.da": "T", "milestone.1.title.da": "", "milestone.1.owner.da": " ", "milestone.2.title.da": "M", "field.commitment.da": "x", origin: "magic", outputs: ["website", "gold"] }, template);
  expect([text.milestones.length, text.fields, text.origin, text.outputs]).toEqual([1, {}, null, ["website"]]);
});

it("gives the form back what it read from it", () => {
  const fields = onlyKnown({ "title.da": "T", "field.problem.da": "P", theme: "open-data", "milestone.1.title.da": "M", "milestone.1.endsOn": "2028-01-01", outputs: "website" }, template);
  expect(onlyKnown(fieldsOf(readInitiativeForm(fields, template).text, template), template)).toEqual(fields);
});

it("adds, moves and removes milestones, and does nothing that cannot be done", () => {
  const rows = { "milestone.1.title.da": "A", "milestone.2.title.da": "B", "milestone.3.title.da": "C", theme: "t" };
  const after = (intent: string, fields: InitiativeFields = rows) => { const { fields: now } = withMilestoneAct(fields, milestoneActOf(intent)!); return Array.from({ length: countMilestones(now) }, (_, index) => now[`milestone.${index + 1}.title.da`]).join(""); };
  expect([after("up:2"), after("down:2"), after("remove:2"), after("up:1"), after("down:3"), after("remove:9"), after("add")]).toEqual(["BAC", "ACB", "AC", "ABC", "ABC", "ABC", "ABC"]);
  expect(countMilestones(withMilestoneAct(rows, { kind: "add", number: 0 }).fields)).toBe(4);
  expect([milestoneActOf("save"), milestoneActOf("up:x")]).toEqual([null, null]);
});

it("is modest when it brings about websites, data, training and pilots alone", () => {
  expect([isModest([]), isModest(["website", "pilot"]), isModest(["website", "rule_or_law"]), isModest(["other"])]).toEqual([false, true, false, false]);
});

it("leaves no milestone out that keeps its place: an emptied one is a problem, not the next one's place", () => {
  const emptied = { "title.da": "T", "milestone.1.title.da": "", "milestone.2.title.da": "M2", "milestone.3.title.da": "M3" };
  expect(readInitiativeForm(emptied, template).text.milestones.map(({ title }) => title.da)).toEqual(["M2", "M3"]);
  const fixed = readInitiativeForm(emptied, template, 2);
  expect(fixed.errors).toEqual({ "milestone.1.title.da": "milestone_title_missing" });
  expect(fixed.text.milestones).toHaveLength(3);
});
