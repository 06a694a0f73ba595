import { z } from "zod";

/** Which page of the records of a plan: the one behind or before a place, or the one with the record of that id on it. */
export const recordsQuery = z.object({ at: z.string().max(200).optional().catch(undefined), record: z.uuid().optional().catch(undefined) });

export type RecordsQuery = z.infer<typeof recordsQuery>;
