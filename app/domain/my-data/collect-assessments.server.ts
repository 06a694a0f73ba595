import { asc, eq } from "drizzle-orm";
import type { Context, Person } from "../context.ts";
import type { DataSection } from "./data-sections.ts";

/** What somebody at the desk found of cases, and the interests that they declared. */
export function assessmentSections({ read, tables }: Context, { id }: Person): DataSection[] {
  const { assessments: a, caseConflicts: c, proposals: p } = tables;
  return [
    { name: "assessments", batches: once(() => read.select({ reference: p.reference, createdAt: a.assignedAt, submittedAt: a.submittedAt, body: a.note, detail: a.scores }).from(a).innerJoin(p, eq(p.id, a.proposalId)).where(eq(a.assessorId, id)).orderBy(asc(a.assignedAt))) },
    { name: "caseConflicts", batches: once(() => read.select({ reference: p.reference, createdAt: c.declaredAt, body: c.note }).from(c).innerJoin(p, eq(p.id, c.proposalId)).where(eq(c.userId, id)).orderBy(asc(c.declaredAt))) },
  ];
}

function once<Row>(read: () => PromiseLike<Row[]>) {
  return async function* () {
    yield await read();
  };
}
