import { z } from "zod";
import { participantTypes } from "#db/values.ts";

const column = z.string().min(1);
const themeSlug = z.string().min(1);

/** How the columns of a file become contributions: see docs/importing.md. The first group names columns of the file. */
export const columnMap = z.strictObject({
  /** What tells one contribution from another in the file. Reading the file again finds it by this. */
  id: column,
  text: column,
  title: column.optional(),
  type: column.optional(),
  organisation: column.optional(),
  /** The name of a person, which will be public: map it only when they agreed to that. */
  name: column.optional(),
  date: column.optional(),
  language: column.optional(),
  theme: column.optional(),

  /** Who each value of the type column is; null for a value that does not say. */
  typeValues: z.record(z.string(), z.enum(participantTypes).nullable()).default({}),
  /** Who they are taken for whose type is null, unknown or empty. Without it such rows are skipped. */
  defaultType: z.enum(participantTypes).optional(),
  themeValues: z.record(z.string(), themeSlug).default({}),
  defaultTheme: themeSlug,
  defaultLanguage: z.string().min(2).default("da"),
  /** Of yyyy, MM, dd, HH, mm and ss. */
  dateFormat: z.string().regex(/yyyy/, "must contain yyyy, MM and dd").regex(/MM/, "must contain yyyy, MM and dd").regex(/dd/, "must contain yyyy, MM and dd").default("yyyy-MM-dd"),
  timeZone: z.string().refine(isTimeZone, "is no time zone; write one like Europe/Copenhagen").default("Europe/Copenhagen"),
  /** What stands for a text that is empty, with its language. Without it such rows are skipped. */
  emptyText: z.strictObject({ text: z.string().min(1), language: z.string().min(2) }).optional(),
  /** The name under which the contributions are remembered; the name of the file when it is left out. */
  source: z.string().regex(/^[\w.-]+$/, "may hold letters, digits, dots and dashes only").optional(),
  encoding: z.string().refine(isEncoding, "is no encoding; write one like utf-8 or windows-1252").default("utf-8"),
  delimiter: z.enum([",", ";", "\t", "|"]).default(","),
}).refine(({ type, defaultType }) => type !== undefined || defaultType !== undefined, "needs type (a column), defaultType, or both");

export type ColumnMap = z.infer<typeof columnMap>;

/** The keys of a map that name columns. */
export const columnKeys = ["id", "text", "title", "type", "organisation", "name", "date", "language", "theme"] as const;

/** What is wrong with a map, one line a problem, or the map. */
export function readColumnMap(value: unknown): { map: ColumnMap } | { problems: string[] } {
  const result = columnMap.safeParse(value);
  if (result.success) return { map: result.data };
  return { problems: result.error.issues.map((issue) => `${issue.path.join(".") || "the map"}: ${issue.message}`) };
}

function isTimeZone(name: string) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function isEncoding(name: string) {
  try {
    return new TextDecoder(name).encoding !== "";
  } catch {
    return false;
  }
}
