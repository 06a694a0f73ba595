import { TZDate } from "@date-fns/tz";
import { z } from "zod";
import type { AuditFilter } from "#app/domain/audit/list-audit.server.ts";
import { actGroupNames } from "#app/domain/audit/groups.ts";

const day = z.iso.date().optional().catch(undefined);
const word = z.string().trim().max(80).transform((value) => value || undefined).optional().catch(undefined);

/** The filters of the audit trail as they stand in an address. A mistyped one is left out. */
export const auditQuery = z.object({ group: z.enum(actGroupNames).optional().catch(undefined), actor: word, subject: word, plan: word, from: day, to: day, reads: z.literal("1").optional().catch(undefined) });

export type AuditQuery = z.infer<typeof auditQuery>;

/** Days are those of Danish time; the last one is part of it. */
export function toFilter({ from, to, reads, ...rest }: AuditQuery): AuditFilter {
  return { ...rest, reads: reads === "1", from: from ? midnight(from, 0) : undefined, until: to ? midnight(to, 1) : undefined };
}

function midnight(text: string, later: number): Date {
  const [year, month, date] = text.split("-").map(Number);
  return new Date(new TZDate(year!, month! - 1, date! + later, "Europe/Copenhagen").getTime());
}
