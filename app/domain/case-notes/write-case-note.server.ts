import { eq } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { loadCase } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { CaseNoteInput } from "../triage/schema.ts";

/** Writes a note on a case for the other staff. The same form posted twice is one note. It changes nothing of the case, so it overtakes nobody. */
export async function writeCaseNote(ctx: Context, reference: string, { body, formKey }: CaseNoteInput): Promise<void> {
  const person = requireStaff(ctx.actor);
  const { caseNotes } = ctx.tables;
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const key = hashToken([formKey || newId(), person.id, found.id, body].join("\n"));
    if ((await tx.select({ id: caseNotes.id }).from(caseNotes).where(eq(caseNotes.formKey, key))).length > 0) return;
    await tx.insert(caseNotes).values({ id: newId(), proposalId: found.id, authorId: person.id, body, createdAt: ctx.now, formKey: key });
    await recordStaffAct(ctx, tx, { action: "case.noted", subjectType: "proposal", subjectId: found.id, planId: found.planId });
  });
}
