import { z } from "zod";
import { roles } from "#db/values.ts";

/** A role and where it holds, as a form sends it; the messages are keys of the catalogues' `fieldErrors`. */
export const roleInput = z.object({ role: z.enum(roles, "role_missing"), scope: z.string("scope_missing").min(1, "scope_missing").max(40, "scope_missing") });
