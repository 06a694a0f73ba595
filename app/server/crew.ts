import cluster, { type Worker } from "node:cluster";
import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "./log.ts";
import { makeWay } from "./stop-when-asked.ts";

/** The processes that answer requests on one port. */
export type Crew = {
  /** Starts so many, the first one alone. Answers false when that one ends before it listens: it has said why. */
  start: (count: number) => Promise<boolean>;
  /** Replaces each by a new one, which answers before the old one is asked to end; afterwards there are `count`. Throws when a new one does not start. */
  replaceAll: (count: number) => Promise<void>;
  /** Asks all to end, and answers whether all did so well. */
  stop: () => Promise<boolean>;
  /** Ends all at once. */
  kill: () => void;
};

/** Longer than the mail takes that a process is sending when it is asked to end. In milliseconds. */
const longestLeaving = 90_000;
/** A process that ends this soon, in milliseconds, has something wrong with it: the next one waits longer each time. */
const earlyEnd = 10_000;
const longestPause = 30_000;
/** With none left that answers, so many in a row may end early; that takes about a minute. */
const mostEarlyEnds = 8;

/** Processes of the program `main`. With PORT=0 the system chooses a port for the first one, and Node gives it to all. */
export function createCrew(main: string, log: Log): Crew {
  cluster.setupPrimary({ exec: main, args: [] });
  const running = new Set<Worker>();
  const leaving = new Set<Worker>();
  const ended = new Map<Worker, Promise<number | null>>();
  let wanted = 0;
  let earlyEnds = 0;

  function startOne(): Promise<void> {
    const worker = cluster.fork();
    const startedAt = Date.now();
    ended.set(worker, new Promise((resolve) => { worker.once("exit", resolve); }));
    worker.on("error", (error) => { log.warn("a process cannot be reached", { pid: worker.process.pid, message: error.message }); });
    return new Promise((resolve, reject) => {
      worker.once("listening", () => {
        running.add(worker);
        log.info("a process answers", { pid: worker.process.pid });
        resolve();
      });
      worker.once("exit", (code, signal) => {
        ended.delete(worker);
        leaving.delete(worker);
        if (wanted === 0) return resolve();
        if (!running.delete(worker)) return reject(new Error(`a new process ended before it answered (${signal ?? code})`));
        log.error("a process ended", { pid: worker.process.pid, code, signal });
        void replace(Date.now() - startedAt);
      });
    });
  }

  /** Starts one in the place of one that ended after so many milliseconds, until one answers. */
  async function replace(lived: number): Promise<void> {
    earlyEnds = lived < earlyEnd ? earlyEnds + 1 : 0;
    if (running.size === 0 && earlyEnds > mostEarlyEnds) {
      log.error("no process stays alive");
      process.exit(1);
    }
    await wait(earlyEnds === 0 ? 0 : Math.min(250 * 2 ** (earlyEnds - 1), longestPause));
    if (running.size < wanted) await startOne().catch(() => replace(0));
  }

  async function leave(worker: Worker): Promise<void> {
    running.delete(worker);
    leaving.add(worker);
    if (worker.isConnected()) worker.send(makeWay, () => undefined);
    const timer = setTimeout(() => { worker.process.kill("SIGKILL"); }, longestLeaving);
    await ended.get(worker);
    clearTimeout(timer);
  }

  return {
    async start(count) {
      wanted = count;
      try {
        await startOne();
      } catch {
        return false;
      }
      for (let i = 1; i < count; i += 1) void startOne().catch(() => replace(0));
      return true;
    },
    async replaceAll(count) {
      wanted = count;
      const old = [...running];
      const oneThatIsLeft = () => old.find((each) => running.has(each));
      const areMissing = () => [...running].filter((each) => !old.includes(each)).length < wanted;
      while (areMissing() || oneThatIsLeft()) {
        if (areMissing()) await startOne();
        const before = oneThatIsLeft();
        if (before) await leave(before);
      }
    },
    async stop() {
      wanted = 0;
      const answering = [...running, ...leaving].map((worker) => ended.get(worker));
      for (const worker of ended.keys()) if (!leaving.has(worker)) worker.process.kill("SIGTERM");
      running.clear();
      const codes = await Promise.all(answering);
      await Promise.all(ended.values());
      return codes.every((code) => code === 0);
    },
    kill() {
      for (const worker of ended.keys()) worker.process.kill("SIGKILL");
    },
  };
}
