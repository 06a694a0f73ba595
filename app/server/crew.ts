import cluster, { type Worker } from "node:cluster";
import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "./log.ts";
import { makeWay } from "./stop-when-asked.ts";

/** Longer than the mail takes that a process is sending when it is asked to end. In milliseconds. */
const longestLeaving = 90_000;
/** A process that ends this soon, in milliseconds, has something wrong with it: the next one waits longer each time. */
const earlyEnd = 10_000;
const longestPause = 30_000;
/** With none left that answers, so many in a row may end early; that takes about a minute. */
const mostEarlyEnds = 8;

/** The processes that answer requests on one port. With PORT=0 the system chooses a port for the first one, and Node gives it to all. */
export class Crew {
  private readonly log: Log;
  /** How many there should be. */
  private wanted = 0;
  /** Those that answer, the oldest first. */
  private readonly running = new Set<Worker>();
  /** Those that were asked to make way. */
  private readonly leaving = new Set<Worker>();
  /** The exit codes to come of all that have not ended. */
  private readonly ends = new Map<Worker, Promise<number | null>>();
  private earlyEnds = 0;
  /** Once it is asked to end no other is started, whoever wants one. */
  private isStopping = false;

  /** Of processes of the program `main`. */
  constructor(main: string, log: Log) {
    this.log = log;
    cluster.setupPrimary({ exec: main, args: [] });
  }

  /** Starts so many, the first one alone. Answers false when that one ends before it listens: it has said why. */
  async start(count: number): Promise<boolean> {
    this.wanted = count;
    try {
      await this.startOne();
    } catch {
      return false;
    }
    for (let i = 1; i < this.wanted; i += 1) void this.startOne().catch(() => this.replace(0));
    return true;
  }

  /** Replaces each by a new one, which answers before the old one is asked to end; afterwards there are `count`. Throws when a new one does not start. */
  async replaceAll(count: number): Promise<void> {
    if (this.isStopping) return;
    this.wanted = count;
    const old = [...this.running];
    const oneThatIsLeft = () => old.find((each) => this.running.has(each));
    const areMissing = () => [...this.running].filter((each) => !old.includes(each)).length < this.wanted;
    while (!this.isStopping && (areMissing() || oneThatIsLeft())) {
      if (areMissing()) await this.startOne();
      const before = oneThatIsLeft();
      if (before) await this.letGo(before);
    }
  }

  /** Asks all to end, and answers whether those that had begun to answer did so well. */
  async stop(): Promise<boolean> {
    this.isStopping = true;
    this.wanted = 0;
    const answering = [...this.running, ...this.leaving].map((worker) => this.ends.get(worker)!);
    for (const worker of this.ends.keys()) if (!this.leaving.has(worker)) worker.process.kill("SIGTERM");
    this.running.clear();
    const codes = await Promise.all(answering);
    await Promise.all([...this.ends.values()]);
    return codes.every((code) => code === 0);
  }

  /** Ends all at once. */
  kill(): void {
    for (const worker of this.ends.keys()) worker.process.kill("SIGKILL");
  }

  private startOne(): Promise<void> {
    if (this.isStopping) return Promise.resolve();
    const worker = cluster.fork();
    const startedAt = Date.now();
    this.ends.set(worker, new Promise((resolve) => { worker.once("exit", resolve); }));
    worker.on("error", (error) => {
      this.log.warn("a process cannot be reached", { pid: worker.process.pid, message: error.message });
      // One that could not be started at all does not end either.
      if (worker.process.pid === undefined) worker.emit("exit", null, null);
    });
    return new Promise((resolve, reject) => {
      worker.once("listening", () => {
        this.running.add(worker);
        this.log.info("a process answers", { pid: worker.process.pid });
        resolve();
      });
      worker.once("exit", (code, signal) => {
        this.ends.delete(worker);
        this.leaving.delete(worker);
        if (this.isStopping) return resolve();
        if (!this.running.delete(worker)) return reject(new Error(`a new process ended before it answered (${signal ?? code})`));
        this.log.error("a process ended", { pid: worker.process.pid, code, signal });
        void this.replace(Date.now() - startedAt);
      });
    });
  }

  /** Starts one in the place of one that ended after so many milliseconds, until one answers. */
  private async replace(lived: number): Promise<void> {
    this.earlyEnds = lived < earlyEnd ? this.earlyEnds + 1 : 0;
    if (this.running.size === 0 && this.earlyEnds > mostEarlyEnds) {
      this.log.error("no process stays alive");
      process.exit(1);
    }
    await wait(this.earlyEnds === 0 ? 0 : Math.min(250 * 2 ** (this.earlyEnds - 1), longestPause));
    if (!this.isStopping && this.running.size < this.wanted) await this.startOne().catch(() => this.replace(0));
  }

  /** Asks it to make way, and waits until it has ended. */
  private async letGo(worker: Worker): Promise<void> {
    this.running.delete(worker);
    this.leaving.add(worker);
    if (worker.isConnected()) worker.send(makeWay, () => undefined);
    const timer = setTimeout(() => { worker.process.kill("SIGKILL"); }, longestLeaving);
    await this.ends.get(worker);
    clearTimeout(timer);
  }
}
