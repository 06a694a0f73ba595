// The platform in production: npm start ends here. On an older Node better-sqlite3 ends the process without a word, so
// nothing that leads to it is imported before the check.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`Samplan needs Node 22.18 or later, and this is Node ${process.versions.node}. Start it with npm start, or with a newer Node.\n`);
  process.exit(1);
}
// React and Remix look at this when they are loaded.
if (!process.env.NODE_ENV) process.env.NODE_ENV = "production";
const { loadQuickly } = await import("./load-quickly.ts");
loadQuickly();
const [{ default: cluster }, { supervise, wantsSupervisor }] = await Promise.all([import("node:cluster"), import("./supervisor.ts")]);
const isPreparing = process.argv[2] === "prepare";
if (cluster.isPrimary && !isPreparing && wantsSupervisor()) {
  await supervise(import.meta.filename);
} else {
  const [{ prepareOnly, serve, serveBeside }, { loadBuiltPages }] = await Promise.all([import("./serve.ts"), import("./built-pages.ts")]);
  if (isPreparing) await prepareOnly();
  else if (cluster.isWorker) await serveBeside(loadBuiltPages);
  else await serve(loadBuiltPages);
}

export {};
