import { Worker } from "node:worker_threads";
import type { StructuredDocument } from "#app/domain/documents/document.ts";
import type { MadeFile } from "#app/domain/publications/make-files.server.ts";
import type { PublicationFormat } from "#db/values.ts";

/** Longer than any document takes, and within the lease of a file: what is not made by then is not being made. In milliseconds. */
const longest = 2 * 60_000;
/** What a document of a thousand pages takes several times over, in MB: one that takes more ends its thread and nothing else. */
const memory = 768;

/** Makes a file in a thread of its own, so that no request waits for it. Rejects when it cannot be made, takes too long, or is stopped. */
export async function renderInThread(document: StructuredDocument, format: PublicationFormat, signal?: AbortSignal): Promise<MadeFile> {
  const worker = new Worker(new URL("render-thread.ts", import.meta.url), { workerData: { document, format }, resourceLimits: { maxOldGenerationSizeMb: memory } });
  const limit = AbortSignal.any([AbortSignal.timeout(longest), ...(signal ? [signal] : [])]);
  try {
    return await new Promise<MadeFile>((resolve, reject) => {
      worker.once("message", (made: MadeFile) => { resolve(made); });
      worker.once("error", reject);
      worker.once("exit", (code) => { reject(new Error(`the thread ended with ${code} before the file was made`)); });
      const stop = () => { reject(new Error(signal?.aborted ? "stopped" : "making the file took too long")); };
      if (limit.aborted) stop();
      else limit.addEventListener("abort", stop, { once: true });
    });
  } finally {
    await worker.terminate();
  }
}
