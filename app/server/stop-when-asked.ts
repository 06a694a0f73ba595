import cluster from "node:cluster";
import { describeError } from "./log.ts";
import type { Platform } from "./platform.ts";

/** What a supervisor sends to a process of its own whose successor answers. */
export const makeWay = "make way";

/** A second signal this soon is still the first one, in milliseconds: Ctrl+C reaches the whole group of processes, and npm and scripts/start.mjs pass it on. */
export const sameSignal = 500;

/**
 * Ends the process after `stop`, once it gets a signal, its supervisor asks, or its supervisor is gone. A second signal ends it at once.
 * `hasSuccessor`: whether others answer in its place.
 */
export function stopWhenAsked({ log }: Platform, stop: (asked: { hasSuccessor: boolean }) => Promise<void>): void {
  let isStopping = false;
  let signalledAt = 0;
  const begin = (hasSuccessor: boolean) => {
    if (isStopping) return;
    isStopping = true;
    stop({ hasSuccessor }).then(() => process.exit(0), (error: unknown) => {
      log.error("stop failed", describeError(error));
      process.exit(1);
    });
  };
  const onSignal = () => {
    if (signalledAt && Date.now() - signalledAt > sameSignal) process.exit(1);
    signalledAt ||= Date.now();
    begin(false);
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  const { worker } = cluster;
  if (!worker) return;
  // It is for the supervisor, and reaches the whole group of processes when a terminal is closed.
  process.on("SIGHUP", () => undefined);
  process.on("message", (message) => { if (message === makeWay) begin(true); });
  worker.on("disconnect", () => {
    // Without this Node ends the process in the middle of its requests.
    worker.exitedAfterDisconnect = true;
    begin(false);
  });
}
