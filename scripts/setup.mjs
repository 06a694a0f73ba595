// Shared by the other scripts of this folder. Plain JavaScript without packages, so that it runs before anything is
// installed, on any Node from 18 on.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

const inRoot = (...parts) => path.join(root, ...parts);

/** What the built pages are made from. */
const buildSources = ["app", "db", "public", "scripts/compress-assets.ts", "vite.config.ts", "remix.config.js", "package-lock.json"];

/** Says one sentence on standard error and ends the process. */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Installs the packages when they are missing or package-lock.json changed since the last time. */
export async function ensureInstalled() {
  const mark = inRoot("node_modules", ".samplan-install");
  const wanted = hashOf(["package-lock.json"]);
  if (readMark(mark) === wanted) return;
  if (!isInstalledByHand()) {
    process.stderr.write("Installing the packages (npm ci). This takes about half a minute …\n");
    if ((await runNpm(["ci", "--include=dev", "--loglevel=error"])) !== 0) giveUp("The packages could not be installed: see what npm says above, then try again.");
  }
  writeFileSync(mark, wanted);
}

/** The Node to run the platform with: this one, or the one that came with the packages. */
export function findNode() {
  if (canRunTypeScript(process.versions.node)) return process.execPath;
  const own = inRoot("node_modules", ".bin", "node");
  const { status, stdout } = existsSync(own) ? spawnSync(own, ["--version"], { encoding: "utf8" }) : { status: 1, stdout: "" };
  if (status === 0 && canRunTypeScript(stdout.trim().replace(/^v/, ""))) return own;
  return giveUp(`Samplan needs Node 22.18 or later, and this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`);
}

/** Builds the pages when there is no build or one of its sources changed. */
export async function ensureBuilt(node) {
  const mark = inRoot("build", ".samplan-build");
  const wanted = hashOf(buildSources);
  if (readMark(mark) === wanted) return;
  process.stderr.write("Building the pages …\n");
  rmSync(mark, { force: true });
  const status = await run(node, [inRoot("node_modules/@remix-run/dev/dist/cli.js"), "vite:build", "--logLevel", "error"], { NODE_ENV: "production" });
  if (status !== 0) giveUp("The pages could not be built: see the messages above.");
  mkdirSync(path.dirname(mark), { recursive: true });
  writeFileSync(mark, wanted);
}

/** SIGHUP is for the supervisor of several processes: it replaces them. */
const passedOn = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Runs a program in the project's folder with our own input and output, passes signals on, and answers its exit code. */
export function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
    const passOn = (signal) => void child.kill(signal);
    for (const signal of passedOn) process.on(signal, passOn);
    // npm runs us in a shell, which dies of a signal without passing it on: then nobody is left who could stop the child.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event && process.ppid !== parent) child.kill("SIGTERM");
    }, 500);
    const finish = (code) => {
      clearInterval(watch);
      for (const signal of passedOn) process.off(signal, passOn);
      resolve(code);
    };
    child.on("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      finish(1);
    });
    child.on("exit", (code, signal) => finish(code ?? (signal === "SIGINT" ? 130 : signal === "SIGTERM" ? 143 : signal === "SIGHUP" ? 129 : 1)));
  });
}

/** Runs a file of the project with the Node found. Node 22 still calls its TypeScript support experimental; that is no news here. */
export function runFile(node, file, args = [], env = {}, flags = []) {
  return run(node, ["--disable-warning=ExperimentalWarning", ...flags, file, ...args], env);
}

/**
 * How the server is run: in about half the memory, for which large pages take somewhat more time (docs/performance.md). Node fills what
 * it may before it tidies up, and the C library keeps a heap for each thread that compresses. What lives takes some 60 of the 256 MB.
 */
export const serverFlags = ["--max-semi-space-size=8", "--max-old-space-size=256"];
export const serverEnv = { MALLOC_ARENA_MAX: "1" };

/** TypeScript files run without a flag since 22.18 and 23.6. */
function canRunTypeScript(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/** npm tells its scripts where it lies; otherwise it is on the path. */
function runNpm(args) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith(".js") ? run(process.execPath, [npm, ...args]) : run("npm", args);
}

/** Whether somebody ran npm themselves: then what lies in node_modules is what the lock file names, and need not be installed again. */
function isInstalledByHand() {
  const installed = readJson(inRoot("node_modules", ".package-lock.json"))?.packages;
  const wanted = readJson(inRoot("package-lock.json"))?.packages;
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([name, entry]) => name === "" || (installed[name] ? installed[name].version === entry.version : entry.optional === true));
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function readMark(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

/** One hash over the names and contents of files and folders. */
function hashOf(names) {
  const hash = createHash("sha256");
  const add = (name) => {
    const file = inRoot(name);
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory()) for (const entry of readdirSync(file).sort()) add(path.join(name, entry));
    else hash.update(`${name}\0`).update(readFileSync(file)).update("\0");
  };
  names.forEach(add);
  return hash.digest("hex");
}
