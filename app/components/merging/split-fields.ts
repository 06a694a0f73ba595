import type { ZodError } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { partInput, partLimits, type PartInput } from "#app/domain/merging/schema.ts";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";

/** A part as it stands in the form. The names of its fields end on its place, from 0. */
export type TypedPart = { title: string; text: string; theme: string; isSkipped: boolean };

const nameOf = (field: string, at: number) => `${field}-${String(at)}`;

/** The parts that were typed, as many as the form had. */
export function typedParts(fields: ActAgain["fields"]): TypedPart[] {
  const count = Math.min(Math.max(Number(fields.parts) || 0, 0), partLimits.most);
  const text = (name: string, at: number) => {
    const value = fields[nameOf(name, at)];
    return typeof value === "string" ? value : "";
  };
  return Array.from({ length: count }, (_, at) => ({ title: text("title", at), text: text("text", at), theme: text("theme", at), isSkipped: text("skip", at) !== "" }));
}

/** Those that are to be made, each with its place in the form, or what is wrong with them. A part without a word is none. */
export function readParts(fields: ActAgain["fields"]): { parts: (PartInput & { at: number })[]; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const parts = typedParts(fields).flatMap((part, at) => {
    if (part.isSkipped || (part.title.trim() === "" && part.text.trim() === "")) return [];
    const input = partInput.safeParse(part);
    if (input.success) return [{ ...input.data, at }];
    for (const [name, problem] of Object.entries(fieldErrorsOf(input.error as ZodError))) errors[nameOf(name, at)] = problem;
    return [];
  });
  return { parts, errors };
}
