import type { WriteHandle } from "#db/store.ts";
import { recordAct, type Act } from "../audit.server.ts";
import type { Context } from "../context.ts";

/** Records an act of staff, in their capacity as staff. */
export async function recordStaffAct(ctx: Context, tx: WriteHandle, act: Act): Promise<void> {
  await recordAct(ctx, tx, act, "staff");
}
