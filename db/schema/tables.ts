import type { Kit } from "../columns/sqlite.ts";
import { accountTables } from "./accounts.ts";
import { initiativeTables } from "./initiatives.ts";
import { planTables } from "./plans.ts";
import { proposalTables } from "./proposals.ts";
import { recordTables } from "./records.ts";
import { searchTables } from "./search.ts";

/** The one schema source: called once per dialect. */
export function defineTables(kit: Kit) {
  const accounts = accountTables(kit);
  const plans = planTables(kit);
  const proposals = proposalTables(kit, accounts, plans);
  const initiatives = initiativeTables(kit, accounts, plans, proposals);
  return { ...accounts, ...plans, ...proposals, ...initiatives, ...recordTables(kit), ...searchTables(kit) };
}

export type Tables = ReturnType<typeof defineTables>;
