import { eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import { nameKey } from "../consulted/name-key.ts";
import type { Context } from "../context.ts";
import type { Demo } from "./seed-demo-debate.server.ts";

/** Writes who was asked to take part in the demonstration: invented organisations, some of which did. */
export async function seedConsulted(ctx: Context, tx: WriteHandle, { file, planId }: Demo): Promise<void> {
  const { consultedParties, organisations: o } = ctx.tables;
  for (const { name, type, organisation } of file.consulted) {
    const cvr = file.organisations.find(({ key }) => key === organisation)?.cvr;
    if (organisation !== undefined && cvr === undefined) throw new Error(`demo.json has no organisation ${organisation}`);
    const [is] = cvr === undefined ? [] : await tx.select({ id: o.id }).from(o).where(eq(o.cvr, cvr));
    await tx.insert(consultedParties).values({ id: newId(), planId, name, nameKey: nameKey(name), type, organisationId: is?.id ?? null, createdAt: ctx.now });
  }
  await recordAct(ctx, tx, { action: "consulted.added", subjectType: "plan", subjectId: planId, planId, data: { count: file.consulted.length } });
}
