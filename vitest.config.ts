import { defineConfig } from "vitest/config";

// Without the Remix plugin: it would make pages of the tests. Aliases come from "imports" in package.json.
const shared = { environment: "node", pool: "forks", restoreMocks: true } as const;

export default defineConfig({
  test: {
    // A test that runs on two slow cores beside others is not wrong because it is slow.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { test: { ...shared, name: "unit", include: ["app/**/*.test.ts", "db/**/*.test.ts"] } },
      { test: { ...shared, name: "integration", include: ["tests/integration/**/*.test.ts"], globalSetup: ["tests/support/template-databases.ts"], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { ...shared, name: "contract", include: ["tests/contract/**/*.test.ts"], testTimeout: 60_000 } },
      { test: { ...shared, name: "http", include: ["tests/http/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 120_000 } },
      { test: { ...shared, name: "e2e", include: ["tests/e2e/**/*.test.ts"], maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
});
