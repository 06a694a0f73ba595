import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// A test that runs on two slow cores beside others is not wrong because it is slow. Projects inherit none of it from what is around them.
const patience = { testTimeout: 20_000, hookTimeout: 60_000 } as const;

// Without the Remix plugin: it would make pages of the tests. Aliases come from "imports" in package.json.
// As many files at a time as there are cores: of two, vitest would use one by itself, and a test waits a third of its time.
// Files in one process share what they import: every test has a database and a server of its own, nothing of ours is mocked, and
// loading the platform anew took half of the time of a file.
const shared = { environment: "node", pool: "forks", isolate: false, restoreMocks: true, maxWorkers: Math.max(2, availableParallelism()), ...patience } as const;

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: "unit", include: ["app/**/*.test.ts", "db/**/*.test.ts"] } },
      { test: { ...shared, name: "integration", include: ["tests/integration/**/*.test.ts"], globalSetup: ["tests/support/template-databases.ts"], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { ...shared, name: "contract", include: ["tests/contract/**/*.test.ts"], testTimeout: 60_000 } },
      // These look at the memory of their process too.
      { test: { ...shared, isolate: true, name: "http", include: ["tests/http/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 120_000 } },
      { test: { ...shared, name: "e2e", include: ["tests/e2e/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
