import { z } from "zod";
import { countCharacters, normaliseText } from "#app/lib/text.ts";
import { withdrawReasons } from "#db/values.ts";
import { proposalInput } from "../proposals/schema.ts";

/** The new text of a proposal. A form that does not ask for its language leaves that as it is. */
export const editInput = proposalInput.partial({ language: true });

/** The longest word on why a proposal is withdrawn, in characters. */
export const withdrawNoteLimit = 500;

/** Why a proposal is withdrawn. Messages are keys of `versions.fieldErrors` or of the catalogues' `fieldErrors`. */
export const withdrawInput = z.object({
  reason: z.enum(withdrawReasons, "withdraw_reason_missing"),
  note: z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= withdrawNoteLimit, "too_long"),
}).refine(({ reason, note }) => reason !== "other" || note !== "", { error: "withdraw_note_missing", path: ["note"] });

export type WithdrawInput = z.infer<typeof withdrawInput>;

/** The number of a version as it stands in an address. */
export const versionNumber = z.coerce.number().int().min(1).max(1_000_000);
