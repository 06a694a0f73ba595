import { z } from "zod";
import { emailInput } from "../accounts/schema.ts";

/** So many people can stand beside an author, those who are asked and have not answered among them. */
export const coAuthorLimit = 10;

/** For how many days the link in an invitation can be used. */
export const coAuthorInvitationDays = 14;

/** How a co-author can be shown: by name, or behind the neutral code. Nobody is one for an organisation. */
export const coAuthorDisplays = ["name", "code"] as const;
export type CoAuthorDisplay = (typeof coAuthorDisplays)[number];

export const coAuthorInvitationInput = z.object({ email: emailInput });
export type CoAuthorInvitationInput = z.infer<typeof coAuthorInvitationInput>;

export const coAuthorIdInput = z.object({ coAuthor: z.uuid("invalid") });
export const coAuthorDisplayInput = z.object({ display: z.enum(coAuthorDisplays, "display_missing") });
