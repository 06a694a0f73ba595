import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** The product in processes of its own, as people run it. */
export type Product = {
  url: string;
  pid: number;
  /** The processes that answer under its supervisor, as its log tells: the oldest first. */
  processes: () => number[];
  /** What it wrote to standard error so far. */
  said: () => string;
  /** Replaces its file of settings. */
  setSettings: (settings: Record<string, string>) => void;
  signal: (signal: NodeJS.Signals) => void;
  /** Waits until it has ended by itself, and answers its exit code. */
  ended: () => Promise<number | null>;
  /** Ends it, in whatever state it is, and removes its folder. */
  remove: () => Promise<void>;
};

const main = path.resolve(import.meta.dirname, "../../app/server/main.ts");

/** Starts it on a port that is free, in a folder of its own, with these settings in a `.env` file. */
export async function startProduct(given: Record<string, string>): Promise<Product> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "samplan-product-"));
  const setSettings = (settings: Record<string, string>) => {
    const all = { SAMPLAN_MODE: "demo", HOST: "127.0.0.1", PORT: "0", DATA_DIR: folder, RATE_LIMIT_FACTOR: "1000", ...settings };
    writeFileSync(path.join(folder, ".env"), Object.entries(all).map(([name, value]) => `${name}="${value}"\n`).join(""));
  };
  setSettings(given);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env: { PATH: process.env.PATH, NODE_ENV: "production" } });
  const end = once(child, "exit") as Promise<[number | null]>;
  // Processes of a supervisor end when it does; this is for a run of tests that is interrupted.
  const endWithUs = () => void child.kill("SIGKILL");
  process.once("exit", endWithUs);
  let said = "";
  child.stderr.on("data", (piece: Buffer) => { said += piece.toString(); });
  const processes = () => pidsOf(said, "a process answers").filter((pid) => isAlive(pid));
  const url = await addressOf(child.stdout, () => said).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  return {
    url, setSettings,
    pid: child.pid!,
    processes,
    said: () => said,
    signal: (signal) => { child.kill(signal); },
    ended: async () => (await end)[0],
    async remove() {
      child.kill("SIGKILL");
      await end;
      while (processes().length > 0) await wait(50);
      process.off("exit", endWithUs);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until it says where it listens. */
async function addressOf(output: NodeJS.ReadableStream, said: () => string): Promise<string> {
  let text = "";
  for await (const piece of output) {
    text += String(piece);
    const port = /http:\/\/localhost:(\d+)/.exec(text)?.[1];
    if (!port) continue;
    output.resume();
    return `http://127.0.0.1:${port}`;
  }
  throw new Error(`It ended before it listened: ${said()}`);
}

function pidsOf(log: string, event: string): number[] {
  const lines = log.split("\n").filter((line) => line.startsWith("{") && line.endsWith("}")).map((line) => JSON.parse(line) as { event: string; pid?: number });
  return lines.filter((line) => line.event === event && line.pid !== undefined).map((line) => line.pid!);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
