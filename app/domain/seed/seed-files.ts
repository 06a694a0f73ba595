import { readFileSync } from "node:fs";
import { z } from "zod";
import { adoptionDegrees, displayModes, locales, organisationTypes, outcomes, participantTypes, roles, stances } from "#db/values.ts";

// The files of db/seed, checked when they are read: a slip in one of them is told with its place, not found in a page later.

const bilingual = z.object({ da: z.string(), en: z.string() });
const sourced = z.object({ source: z.url() });
const day = z.iso.date();
/** A point in time, in hours since another one. */
const hours = z.number().min(0);

/** The Danish plan 2017-2019: only what was read in a source; null where nothing is known. */
const adoptedPlanFile = z.object({
  plan: z.object({
    slug: z.string(),
    code: z.string(),
    template: z.string(),
    title: bilingual,
    summary: bilingual,
    coordinator: bilingual,
    announcedOn: day,
    consultationDeadline: day,
    publishedOn: day,
    invited: z.array(bilingual),
    timeline: z.array(sourced.extend({ when: bilingual, what: bilingual })),
    notKnown: z.array(bilingual),
    review: z.array(sourced.extend({ label: bilingual, value: bilingual })),
    sources: z.array(z.object({ label: bilingual, url: z.url() })),
  }),
  themes: z.array(sourced.extend({ number: z.number(), slug: z.string(), title: bilingual })),
  initiatives: z.array(z.object({
    number: z.string(),
    sequence: z.number(),
    theme: z.number(),
    ogpId: z.string().nullable(),
    title: bilingual,
    lead: z.string().nullable(),
    leadSource: z.url().nullable(),
    supporting: z.array(z.string()).nullable(),
    facts: z.array(sourced.extend({ key: z.string(), value: z.string() })),
    milestones: z.array(sourced.extend({ title: bilingual, start: z.string().nullable(), end: z.string().nullable(), kind: z.enum(["event", "period", "count"]) })),
    sources: z.array(z.url()),
  })),
});

const speech = z.object({ author: z.string(), language: z.enum(locales), text: z.string().min(1), hours });

/** The demonstration: invented people, organisations and proposals. Everything is named by `key` within the file. */
const demoFile = z.object({
  plan: z.object({ title: bilingual, summary: bilingual, question: bilingual, rules: bilingual, supportLimit: z.number().int().min(1).optional(), themes: z.array(z.object({ number: z.number(), summary: bilingual, description: bilingual })) }),
  organisations: z.array(z.object({ key: z.string(), name: z.string(), cvr: z.string(), type: z.enum(organisationTypes), verified: z.boolean() })),
  people: z.array(z.object({
    key: z.string(),
    name: z.string(),
    email: z.email(),
    type: z.enum(participantTypes),
    language: z.enum(locales),
    display: z.enum(displayModes),
    organisation: z.string().nullable(),
    role: z.enum(roles).nullable(),
  })),
  proposals: z.array(z.object({
    key: z.string(),
    theme: z.number(),
    author: z.string(),
    language: z.enum(locales),
    title: z.string().min(1).max(120),
    problem: z.string().min(1),
    change: z.string().min(1),
    effect: z.string().min(1),
    /** Since the collect phase opened. The hours of comments and the response count from the proposal. */
    openedHours: hours,
    supporters: z.array(z.string()),
    comments: z.array(speech.extend({ stance: z.enum(stances), replies: z.array(speech), usefulTo: z.array(z.string()).optional() })),
    positions: z.array(speech.extend({ stance: z.enum(stances) })).optional(),
    /** `toComment` is the place of a comment above; null answers the whole debate. */
    officialAnswers: z.array(speech.extend({ toComment: z.number().int().nullable() })).optional(),
    state: z.enum(["received", "under_consideration", "answered"]),
    response: z.object({
      outcome: z.enum(outcomes),
      summary: z.string().max(200),
      reason: z.string(),
      elementsAdopted: z.string().nullable(),
      elementsNotAdopted: z.string().nullable(),
      mergedInto: z.string().nullable(),
      forwardedTo: z.string().nullable(),
      hours,
    }).nullable(),
  }).refine(({ state, response }) => (state === "answered") === (response !== null), "a proposal has a response when, and only when, its state is answered")),
  /** Who was asked to take part; `organisation` is the key of the one above that it is, where the name does not tell. */
  consulted: z.array(z.object({ name: z.string(), type: z.enum(participantTypes), organisation: z.string().optional() })),
  initiatives: z.array(z.object({
    key: z.string(),
    theme: z.number(),
    title: bilingual,
    summary: bilingual,
    sources: z.array(z.object({ proposal: z.string(), degree: z.enum(adoptionDegrees), passage: z.string().nullable() })).min(1),
  })),
});

export type AdoptedPlanFile = z.infer<typeof adoptedPlanFile>;
export type DemoFile = z.infer<typeof demoFile>;
export type DemoProposal = DemoFile["proposals"][number];

export function readAdoptedPlan(): AdoptedPlanFile {
  return adoptedPlanFile.parse(readSeed("denmark-2017.json"));
}

export function readDemo(): DemoFile {
  return demoFile.parse(readSeed("demo.json"));
}

function readSeed(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../db/seed/${name}`, import.meta.url), "utf8"));
}
