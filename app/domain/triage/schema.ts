import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { adoptionDegrees, hideReasons, type CaseStage } from "#db/values.ts";

export const triageLimits = { note: 500, passage: 2000, title: 160, summary: 1000, caseNote: 2000 } as const;

const optional = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");
const required = (max: number, missing: string) => z.string().catch("").transform(normaliseText).pipe(z.string().min(1, missing).refine((value) => countCharacters(value) <= max, "too_long"));
const line = (max: number) => z.string().catch("").transform(normaliseLine).refine((value) => countCharacters(value) <= max, "too_long");

const version = z.coerce.number().int().min(1);

export const hideInput = z.object({ reason: z.enum(hideReasons, "hide_reason_missing"), note: required(triageLimits.note, "hide_note_missing"), version });

/** Into an initiative that is there (`initiative`), or into a new draft with a title. */
export const shortlistInput = z.object({
  initiative: z.string().catch(""),
  title: line(triageLimits.title),
  summary: optional(triageLimits.summary),
  degree: z.enum(adoptionDegrees, "degree_missing"),
  passage: optional(triageLimits.passage),
}).superRefine((input, check) => {
  if (input.initiative === "") check.addIssue({ code: "custom", path: ["initiative"], message: "initiative_missing" });
  if (input.initiative === "new" && input.title === "") check.addIssue({ code: "custom", path: ["title"], message: "initiative_title_missing" });
});

/** The stages that staff say by hand. Those of an answer follow from writing, approving and publishing it. */
export const handStages = ["submitted", "in_triage", "assessed"] as const satisfies readonly CaseStage[];

export const assignInput = z.object({ handler: z.string("handler_missing").max(40).min(1, "handler_missing"), version });
export const stageInput = z.object({ stage: z.enum(handStages), version });
/** `formKey` makes a note once, however often its form is sent. */
export const caseNoteInput = z.object({ body: required(triageLimits.caseNote, "case_note_missing"), formKey: z.uuid().catch("") });
/** `act`: the entry of the audit trail that is undone. */
export const undoInput = z.object({ act: z.string().max(40), version });

export type AssignInput = z.infer<typeof assignInput>;
export type StageInput = z.infer<typeof stageInput>;
export type CaseNoteInput = z.infer<typeof caseNoteInput>;
export type UndoInput = z.infer<typeof undoInput>;
export type HideInput = z.infer<typeof hideInput>;
export type ShortlistInput = z.infer<typeof shortlistInput>;
