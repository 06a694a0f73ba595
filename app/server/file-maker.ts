import { makeDueFiles, type MakeOptions } from "#app/domain/publications/make-files.server.ts";
import { renderInThread } from "./documents/render-in-thread.ts";
import { describeError } from "./log.ts";
import { systemContext, type Platform } from "./platform.ts";

/** Makes the files of publications beside everything else. */
export type FileMaker = { stop: () => Promise<void> };

const roundEvery = 1000;

/**
 * Starts the maker of files of this process, one file at a time; others may run beside it. It is no part of the worker's loop, which
 * mail would wait in while a large document is made. Stopped in the middle of one, it leaves it to be made by another at once.
 */
export function startFileMaker(platform: Platform, documentOf: MakeOptions["documentOf"]): FileMaker {
  const stopping = new AbortController();
  const ended = loop(platform, documentOf, stopping.signal);
  return {
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

async function loop(platform: Platform, documentOf: MakeOptions["documentOf"], signal: AbortSignal) {
  while (!signal.aborted) {
    try {
      await makeDueFiles(systemContext(platform, "worker"), {
        documentOf,
        render: (document, format) => renderInThread(document, format, signal),
        clock: platform.clock,
        isStopping: () => signal.aborted,
        onFailure: (error, file, givenUp) => { platform.log[givenUp ? "error" : "warn"](givenUp ? "file given up" : "file not made", { ...file, ...describeError(error) }); },
      });
    } catch (error) {
      platform.log.error("worker failed", { part: "files", ...describeError(error) });
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, roundEvery);
      signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
    });
  }
}
