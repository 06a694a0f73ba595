import { postgresKit } from "../columns/postgres.ts";
import { defineTables } from "./tables.ts";

// drizzle-kit sees named exports only; tests/contract/schema.test.ts fails when one is missing.
export const {
  organisations,
  users,
  roleGrants,
  sessions,
  emailTokens,
  rateLimits,
  plans,
  phases,
  themes,
  proposals,
  proposalDrafts,
  supports,
  comments,
  responses,
  journeyEntries,
  proposalTallies,
  commentTallies,
  initiatives,
  initiativeSources,
  auditEntries,
  outboxMessages,
  heldForms,
  searchState,
} = defineTables(postgresKit);
