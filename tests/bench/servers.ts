import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { serverEnv, serverFlags } from "../../scripts/setup.mjs";
import { watchProcesses, type Watched } from "./processes.ts";

/** A server of its own process, as it runs for people too; it may have processes of its own. */
export type Running = Watched & {
  url: string;
  stop(): Promise<void>;
};

const root = path.resolve(import.meta.dirname, "../..");

/** The product on a database that is its alone. It makes every page anew, unless the settings say otherwise. */
export function startProduct(file: string, dataFolder: string, settings: Record<string, string> = {}, nodeArguments: string[] = []): Promise<Running> {
  return startServer([...serverFlags, ...nodeArguments, "app/server/main.ts"], {
    ...serverEnv, NODE_ENV: "production", SAMPLAN_MODE: "demo", HOST: "127.0.0.1", PORT: "0", DATABASE_URL: `file:${file}`, DATA_DIR: dataFolder, RATE_LIMIT_FACTOR: "1000000", LOG_LEVEL: "error",
    PUBLIC_URL: "", MAIL_URL: "", PAGE_CACHE_MB: "0", ...settings,
  });
}

export function startLimit(file: string, planId: string, bytes: number): Promise<Running> {
  return startServer(["tests/bench/limit.ts", file, planId, String(bytes)], { NODE_ENV: "production" });
}

/** A server of node:http that sends so many bytes from memory: more than it, nobody can send. */
export function startBare(bytes: number): Promise<Running> {
  return startServer(["tests/bench/bare.ts", String(bytes)], { NODE_ENV: "production" });
}

async function startServer(args: string[], env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...env } });
  // A run that fails ends what it started.
  const end = () => { child.kill("SIGKILL"); };
  process.once("exit", end);
  const port = await portOf(child);
  return {
    url: `http://127.0.0.1:${port}`,
    ...watchProcesses(child.pid!),
    async stop() {
      process.off("exit", end);
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Waits until the server says where it listens. */
async function portOf(child: ChildProcess): Promise<string> {
  let said = "";
  for await (const chunk of child.stdout!) {
    said += String(chunk);
    const port = /http:\/\/[\w.]+:(\d+)/.exec(said)?.[1];
    if (!port) continue;
    child.stdout!.resume();
    return port;
  }
  throw new Error(`The server ended before it listened: ${said}`);
}
