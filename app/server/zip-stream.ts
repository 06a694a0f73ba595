import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { setImmediate as nextTurn } from "node:timers/promises";

/** A file to be packed, whose text is made while it is read; or whose bytes are, which are kept as they come: documents are packed already. */
export type PackedFile = { name: string } & ({ text: AsyncIterable<string> } | { bytes: AsyncIterable<Uint8Array> });

/** So much text is packed at a time, in UTF-16 units. */
const portion = 32_768;

/**
 * A zip of files that are made while it is read: whoever reads slowly slows their making down, and never more than a
 * portion is held. A reader who leaves ends it.
 */
export function zipStream(files: readonly PackedFile[], madeAt: Date): ReadableStream<Uint8Array> {
  const ready: Uint8Array[] = [];
  const state = { failed: null as Error | null };
  const zip = new Zip((error, chunk) => {
    if (error) state.failed = error;
    else if (chunk.length > 0) ready.push(chunk);
  });
  const steps = pack(zip, files, madeAt);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      // Other requests have their turn between two portions, however fast this one is read.
      while (ready.length === 0) {
        await nextTurn();
        const { done } = await steps.next();
        if (state.failed) throw state.failed;
        if (done) break;
      }
      if (ready.length === 0) controller.close();
      else for (const chunk of ready.splice(0)) controller.enqueue(chunk);
    },
    async cancel() {
      await steps.return();
      zip.terminate();
    },
  }, { highWaterMark: 1 });
}

/** Packs one portion at each step. */
async function* pack(zip: Zip, files: readonly PackedFile[], madeAt: Date): AsyncGenerator<void, void> {
  const encoder = new TextEncoder();
  for (const file of files) {
    if ("bytes" in file) {
      yield* packBytes(zip, file, madeAt);
      continue;
    }
    const { name, text } = file;
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = madeAt;
    zip.add(entry);
    let waiting = "";
    for await (const piece of text) {
      waiting += piece;
      if (waiting.length < portion) continue;
      entry.push(encoder.encode(waiting));
      waiting = "";
      yield;
    }
    entry.push(encoder.encode(waiting), true);
    yield;
  }
  zip.end();
}

async function* packBytes(zip: Zip, { name, bytes }: { name: string; bytes: AsyncIterable<Uint8Array> }, madeAt: Date): AsyncGenerator<void, void> {
  const entry = new ZipPassThrough(name);
  entry.mtime = madeAt;
  zip.add(entry);
  for await (const piece of bytes) {
    // What packs keeps the piece, and who made it may write over it.
    entry.push(piece.slice());
    yield;
  }
  entry.push(new Uint8Array(), true);
  yield;
}
