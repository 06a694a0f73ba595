import { Worker } from "node:worker_threads";

/**
 * Moves what SQLite's log holds into the file, in a thread of its own, while others write: a commit that has to do so takes a hundred times as
 * long on a slow disk. The log begins anew when all of it is moved, which a writer without a pause never leaves time for: that one moves what little is left
 * when the log has become long (`wal_autocheckpoint`), and all of it if this thread has died.
 */
export function startLogMover(file: string, noteError: (error: unknown) => void): { stop(): Promise<void> } {
  const thread = new Worker(new URL("log-mover-thread.ts", import.meta.url), { workerData: file, resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 } });
  const ended = new Promise<void>((resolve) => { thread.once("exit", () => { resolve(); }); });
  thread.on("error", noteError);
  return {
    async stop() {
      thread.postMessage("stop");
      await ended;
    },
  };
}
