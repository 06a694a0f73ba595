import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import path from "node:path";
import { serverEnv, serverFlags } from "../../scripts/setup.mjs";

/** A process of the platform. */
export type Process = { port: number; end: (signal: NodeJS.Signals) => Promise<void> };

export type Settings = Record<string, string>;

const root = path.resolve(import.meta.dirname, "../..");

/** Starts the platform as `npm start` does, on a free port; what it logs goes to the file. Resolves when it listens. */
export async function startProcess(settings: Settings, log: string): Promise<Process> {
  const child = spawn(process.execPath, [...serverFlags, "app/server/main.ts"], { cwd: root, stdio: ["ignore", "pipe", openSync(log, "a")], env: { ...process.env, ...serverEnv, NODE_ENV: "production", PORT: "0", HOST: "127.0.0.1", ...settings } });
  // A run that fails ends what it started.
  const endWithUs = () => void child.kill("SIGKILL");
  process.once("exit", endWithUs);
  const ended = once(child, "exit");
  const port = await portOf(child);
  return {
    port,
    async end(signal) {
      process.off("exit", endWithUs);
      child.kill(signal);
      await ended;
    },
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  let said = "";
  for await (const chunk of child.stdout!) {
    said += String(chunk);
    const port = /localhost:(\d+)/.exec(said)?.[1];
    if (!port) continue;
    child.stdout!.resume();
    return Number(port);
  }
  throw new Error(`A process ended before it listened: ${said}`);
}

/** Runs a command of scripts/ to its end; answers its exit code and what it said. */
export async function runScript(file: string, settings: Settings): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [file], { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...settings } });
  let said = "";
  for (const output of [child.stdout, child.stderr]) output.on("data", (piece: Buffer) => { said += piece.toString(); });
  const [code] = (await once(child, "close")) as [number | null];
  return { code: code ?? 1, said };
}
