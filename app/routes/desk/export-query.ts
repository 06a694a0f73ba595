import { z } from "zod";
import { inboxQuery } from "#app/components/desk/inbox-query.ts";
import { exportSubjects } from "#app/domain/export/rows.ts";

/** What is exported: the choice of the list, and whether the proposals or the comments on them. */
export const exportQuery = inboxQuery.extend({ what: z.enum(exportSubjects).catch("proposals") });
