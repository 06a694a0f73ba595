import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { attachTo, listAttachments, type Owner } from "./attach.server.ts";
import { attachmentLimits, type RefusedFile, type SentFiles } from "./rules.ts";
import { storeFiles } from "./store-files.server.ts";

/** What became of the files that a form sent. */
export type AttachedSent = { attached: number; refused: RefusedFile[] };

/**
 * Attaches what was sent to a text, as far as it can be taken. `hold` holds the text's row until the transaction ends and throws
 * for who may not change it: of two who attach at once, the second sees what the first did. `record` writes down what was attached.
 */
export async function attachSent(ctx: Context, owner: Owner, files: SentFiles, hold: (tx: WriteHandle) => Promise<void>, record?: (tx: WriteHandle, ids: string[]) => Promise<void>): Promise<AttachedSent> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const before = await listAttachments(ctx, owner);
  const { stored, refused } = await storeFiles(ctx, files, attachmentLimits.most - before.length);
  if (stored.length === 0) return { attached: 0, refused };
  const left = await ctx.write(async (tx) => {
    await hold(tx);
    const noRoom = await attachTo(ctx, tx, owner, stored.map((each) => each.id));
    const added = stored.map((each) => each.id).filter((id) => !noRoom.includes(id));
    if (record && added.length > 0) await record(tx, added);
    return noRoom;
  });
  const noRoom = stored.filter((each) => left.includes(each.id)).map((each): RefusedFile => ({ name: each.givenName, reason: "too_many" }));
  return { attached: stored.length - left.length, refused: [...refused, ...noRoom] };
}
