import { z } from "zod";
import { countCharacters, normaliseLine } from "#app/lib/text.ts";

export const viewNameLimit = 60;
/** So many one can keep of a plan: more would be a list to search in. */
export const mostViews = 30;

const viewName = z.string().catch("").transform(normaliseLine).pipe(z.string().min(1, "view_name_missing").refine((value) => countCharacters(value) <= viewNameLimit, "too_long"));

/** A choice of filters under a name. `query` is a query string of the list without its question mark. */
export const saveViewInput = z.object({ name: viewName, query: z.string().max(1000).catch("") });
export const renameViewInput = z.object({ id: z.string().max(40), name: viewName });

export type ViewRefusal = "view_name_taken" | "views_full";
