import { z } from "zod";
import { assuranceLevels, identityKinds, type AssuranceLevel } from "#db/values.ts";

/** Who somebody is at a provider of identities, as far as it is kept. There is never a CPR number in it. */
export const identityInput = z.object({
  /** The provider's id in the settings. */
  provider: z.string(),
  issuer: z.string(),
  /** The person at that issuer (the claim `sub`). */
  subject: z.string(),
  level: z.enum(assuranceLevels),
  kind: z.enum(identityKinds),
  /** The employer's CVR number, of a professional. */
  cvr: z.string().nullable(),
});

export type Identity = z.infer<typeof identityInput>;

/** From which level on a provider's logins are taken, and those of who has a role. */
export type AskedLevels = { minimumLevel: AssuranceLevel; staffLevel: AssuranceLevel };
