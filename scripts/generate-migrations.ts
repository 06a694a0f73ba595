import { spawnSync } from "node:child_process";

// Makes the migrations of both databases from the one schema: npm run db:generate -- --name what-changed
for (const dialect of ["sqlite", "postgres"]) {
  const { status } = spawnSync(process.execPath, ["node_modules/drizzle-kit/bin.cjs", "generate", "--config", `db/drizzle.${dialect}.config.ts`, ...process.argv.slice(2)], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
