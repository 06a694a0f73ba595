import { actionWords, actorWords, fieldWords, subjectWords, valueWords } from "#app/components/audit/words-of.ts";
import { exportAudit, type AuditRow } from "#app/domain/audit/list-audit.server.ts";
import { messages, type Messages } from "#app/i18n/messages.ts";
import { csvResponse } from "#app/server/csv-response.ts";
import { page } from "#app/server/route.server.ts";
import { auditQuery, toFilter } from "./filter-query.ts";

/** The acts that a filter finds, as a file that is made while it is read. */
export const loader = page({ access: "coordinator", query: auditQuery }, async ({ ctx, query }) => {
  const m = messages[ctx.locale];
  return csvResponse("samplan-audit.csv", Object.values(m.audit.csv), linesOf(m, await exportAudit(ctx, toFilter(query))));
});

async function* linesOf(m: Messages, rows: AsyncIterable<AuditRow>): AsyncGenerator<unknown[]> {
  for await (const row of rows) {
    const said = (side: "before" | "after", of: AuditRow["changes"]) => of.map((each) => `${fieldWords(m, each.field, row.things)}: ${valueWords(m, each[side], row.things)}`).join("; ");
    yield [
      row.at.toISOString(), row.action, actionWords(m, row.action), row.role, row.actor ? actorWords(m, row) : "", row.subject.type, subjectWords(m, row), row.planId ?? "",
      said("before", row.changes), said("after", row.changes), said("after", row.details), row.requestId, row.seal?.sequence ?? "", row.seal?.hash ?? "",
    ];
  }
}
