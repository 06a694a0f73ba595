import { runCommand } from "#app/server/command-line.ts";

// npm run migrate: brings the database up to this version's schema, as a step of its own before several processes start.
await runCommand("migrate", async () => {
  process.stdout.write("The database is up to date.\n");
  return 0;
});
