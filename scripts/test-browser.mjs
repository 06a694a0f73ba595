// Whether Chromium can be started for the browser tests, and what can be done about it when not.
import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./setup.mjs";

const chromiumPackage = path.join(root, "node_modules", "@sparticuz", "chromium");

/** Finds what Chromium needs of the system: what is there, else what the package brings, else by apt-get as root. */
export async function prepareBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return startable(named) ? { environment: {} } : { problem: `CHROMIUM_PATH is ${named}, which cannot be started.` };
  const { default: chromium } = await import(pathToFileURL(path.join(chromiumPackage, "build", "index.js")).href);
  const file = await chromium.executablePath().catch(() => undefined);
  if (!file) return { problem: "The Chromium of @sparticuz/chromium could not be unpacked: it needs 200 MB in the temporary folder." };
  if (startable(file)) return { environment: {} };
  const environment = await unpackLibraries();
  if (startable(file, environment)) return { environment };
  if (installLibraries() && startable(file)) return { environment: {} };
  return { problem: "Chromium cannot be started, because a library of the system is missing: install the package libnss3 (as root: apt-get install -y libnss3), or set CHROMIUM_PATH to another Chromium." };
}

function startable(file, environment = {}) {
  return spawnSync(file, ["--version"], { env: { ...process.env, ...environment }, timeout: 20_000 }).status === 0;
}

/** The package brings the libraries that are missing in the cloud functions it was made for; NSS is among them. */
async function unpackLibraries() {
  const { inflate } = await import(pathToFileURL(path.join(chromiumPackage, "build", "lambdafs.js")).href);
  await inflate(path.join(chromiumPackage, "bin", "al2023.tar.br")).catch(() => undefined);
  return { LD_LIBRARY_PATH: [path.join(os.tmpdir(), "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":") };
}

function installLibraries() {
  if (process.getuid?.() !== 0) return false;
  const aptGet = (...args) => spawnSync("apt-get", args, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }).status === 0;
  console.log("Installing libnss3, which Chromium needs …");
  return aptGet("install", "-y", "libnss3") || (aptGet("update") && aptGet("install", "-y", "libnss3"));
}
