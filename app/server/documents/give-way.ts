import { readlinkSync } from "node:fs";
import { constants, setPriority } from "node:os";

/**
 * Lets the thread that calls this have the processor only when the threads that answer requests leave it. Linux gives priorities
 * to threads, by their ids; elsewhere they belong to the process, which must keep its own.
 */
export function giveWay(): void {
  try {
    const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
    if (thread > 0) setPriority(thread, constants.priority.PRIORITY_LOW);
  } catch {
    // Not Linux, or not allowed here: then it takes its turn with the others.
  }
}
