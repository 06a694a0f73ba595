// npm test: everything that is checked, on a machine with Node and git alone. npm test -- unit lint runs only those steps.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureInstalled, findNode, giveUp, root } from "./setup.mjs";
import { prepareBrowser } from "./test-browser.mjs";

await ensureInstalled();
const node = findNode();
const tool = (...parts) => path.join(root, "node_modules", ...parts);

/** Tools and tests find our Node before the machine's own. */
const environment = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}`, ...(!process.stdout.isTTY && { NO_COLOR: "1" }) };
delete environment.NODE_ENV;

/** In this order, the quick ones first. A step that is no run of vitest counts as one check. */
const steps = {
  types: () => checkQuietly([tool("typescript/bin/tsc"), "--noEmit", "--pretty", String(Boolean(process.stdout.isTTY))]),
  lint: () => checkQuietly([tool("eslint/bin/eslint.js"), ".", "--max-warnings", "0"]),
  imports: () => checkQuietly([tool("dependency-cruiser/bin/dependency-cruise.mjs"), "app", "db", "scripts", "tests", "--config", ".dependency-cruiser.cjs"]),
  unused: () => checkQuietly([tool("knip/bin/knip.js"), "--no-progress"]),
  build,
  unit: () => vitest("unit"),
  integration: () => vitest("integration"),
  contract: () => vitest("contract"),
  http: () => vitest("http"),
  e2e,
};

/** Steps that only read the sources, each with one core: they go at the same time, and their output comes one after the other. */
const ofSources = new Set(["types", "lint", "imports", "unused"]);

/** Steps that need the pages to be built. */
const needsBuild = new Set(["contract", "http", "e2e"]);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) giveUp(`There is no step ${unknown.join(", ")}. The steps are: ${Object.keys(steps).join(", ")}.`);
if (wanted.some((name) => needsBuild.has(name)) && !wanted.includes("build")) wanted.push("build");
const chosen = Object.keys(steps).filter((name) => wanted.length === 0 || wanted.includes(name));

const began = performance.now();
const begun = new Map(chosen.filter((name) => ofSources.has(name)).map((name) => [name, timed(name)]));
const results = [];
for (const name of chosen) {
  console.log(`\n== ${name} ==`);
  const { output = "", ...result } = await (begun.get(name) ?? timed(name));
  process.stdout.write(output);
  results.push({ name, ...result });
  console.log(`== ${name}: ${result.failed === 0 ? "passed" : "FAILED"} in ${result.seconds.toFixed(1)} s`);
}

console.log("\nSummary");
for (const { name, passed, failed, skipped, seconds } of results) {
  console.log(`  ${failed === 0 ? "ok    " : "FAILED"}  ${name.padEnd(12)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed${skipped ? ` ${skipped} skipped` : ""}  ${seconds.toFixed(1)} s`);
}
const sum = (key) => results.reduce((total, each) => total + each[key], 0);
console.log(`  in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;

async function timed(name) {
  const start = performance.now();
  const result = await steps[name]();
  return { skipped: 0, ...result, seconds: (performance.now() - start) / 1000 };
}

/** A check whose output is kept until its turn. */
async function checkQuietly(args) {
  const said = [];
  const code = await runNode(args, {}, (chunk) => said.push(chunk));
  return { ...(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }), output: Buffer.concat(said).toString("utf8") };
}

/** Runs a program of node_modules with our Node; its exit code is the check. */
async function check(args) {
  const code = await runNode(args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** As npm start does it: a build that is up to date is taken as it is. In a process of its own, which a failure ends. */
function build() {
  return check(["--input-type=module", "--eval", 'import { ensureBuilt, findNode } from "./scripts/setup.mjs"; await ensureBuilt(findNode());']);
}

/** Runs a project of vitest, and counts by its own report. A run that reports nothing counts as failed. */
async function vitest(project, more = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "samplan-report-"));
  const report = path.join(folder, "report.json");
  try {
    const code = await runNode([tool("vitest/vitest.mjs"), "run", "--project", project, "--passWithNoTests", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], more);
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    // A file that cannot be loaded has no tests to fail, and an error outside of them fails the run alone.
    const brokenFiles = testResults.filter((file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed")).length;
    const failed = numFailedTests + brokenFiles;
    return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: numPendingTests };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function e2e() {
  const { problem, environment: more } = await prepareBrowser();
  if (!problem) return vitest("e2e", more);
  console.log(problem);
  return { passed: 0, failed: 1 };
}

function runNode(args, more = {}, listen = null) {
  return new Promise((resolve) => {
    const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...args], { cwd: root, stdio: listen ? ["ignore", "pipe", "pipe"] : "inherit", env: { ...environment, ...more } });
    if (listen) for (const stream of [child.stdout, child.stderr]) stream.on("data", listen);
    // Ended from outside, it takes along what it runs, which ends its databases and browsers itself.
    const endBoth = () => {
      child.kill("SIGTERM");
      child.on("exit", () => { process.exit(1); });
    };
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, endBoth);
    const finish = (code) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, endBoth);
      resolve(code);
    };
    child.on("error", () => { finish(1); });
    // Not "exit": by then not all of its output may have come.
    child.on("close", (code) => { finish(code ?? 1); });
  });
}
