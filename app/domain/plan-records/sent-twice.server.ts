import { isDeepStrictEqual } from "node:util";
import type { AttachmentView } from "../attachments/attach.server.ts";
import type { RefusedFile, SentFiles } from "../attachments/rules.ts";
import { safeName } from "../attachments/safe-name.ts";
import { conflict } from "../errors.ts";
import type { Saving } from "./rules.ts";

/** Ends the transaction of a new record's form that was sent before: the record is there just as the form has it, and is not written again. */
class SentTwice extends Error {}

/** Makes sure that a record is at the version that a form began from. Throws `conflict` otherwise, and for `savedOnce` where it is the form of a new record once more. `words`: what the form writes, by the names of its columns. */
export function expectVersion(before: Record<string, unknown> & { version: number }, version: number, words: Record<string, unknown>): void {
  if (before.version === version) return;
  if (version === 0 && before.version === 1 && Object.entries(words).every(([name, value]) => isDeepStrictEqual(before[name], value))) throw new SentTwice();
  throw conflict();
}

/** Saves a record; a form of a new one that is sent twice is saved once, and `notTaken` answers which of its files are not with it. */
export async function savedOnce(save: () => Promise<Saving>, notTaken?: () => Promise<RefusedFile[]>): Promise<Saving> {
  try {
    return await save();
  } catch (error) {
    if (!(error instanceof SentTwice)) throw error;
    return { saved: { version: 1, refused: (await notTaken?.()) ?? [] } };
  }
}

/** Which of the files that came with a form are not with its record. */
export function filesWithout({ taken, refused }: SentFiles, attached: readonly AttachmentView[]): RefusedFile[] {
  const isThere = (name: string) => attached.some((file) => file.name === safeName(name, file.type));
  return [...refused, ...taken.filter(({ name }) => !isThere(name)).map(({ name }): RefusedFile => ({ name, reason: "not_saved" }))];
}
