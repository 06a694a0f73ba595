import type { Kit } from "../columns/sqlite.ts";
import { accountTables } from "./accounts.ts";
import { complianceTables } from "./compliance.ts";
import { contentTables } from "./content.ts";
import { countTables } from "./counts.ts";
import { deskTables } from "./desk.ts";
import { membershipTables, organisationTables } from "./organisations.ts";
import { implementationTables } from "./implementation.ts";
import { initiativeTables } from "./initiatives.ts";
import { participationTables } from "./participation.ts";
import { planTables } from "./plans.ts";
import { proposalTables } from "./proposals.ts";
import { publicationTables } from "./publications.ts";
import { recordTables } from "./records.ts";
import { searchTables } from "./search.ts";

/** The one schema source: called once per dialect. */
export function defineTables(kit: Kit) {
  const organisations = organisationTables(kit);
  const accounts = accountTables(kit, organisations);
  const plans = planTables(kit);
  const proposals = proposalTables(kit, organisations, accounts, plans);
  const initiatives = initiativeTables(kit, organisations, accounts, plans, proposals);
  const implementation = implementationTables(kit, accounts, plans, initiatives);
  const compliance = complianceTables(kit, accounts, plans);
  return { ...organisations, ...accounts, ...membershipTables(kit, organisations, accounts), ...plans, ...proposals, ...initiatives, ...countTables(kit, plans, initiatives), ...implementation, ...compliance, ...participationTables(kit, accounts, plans, proposals, implementation, compliance), ...deskTables(kit, accounts, plans, proposals), ...publicationTables(kit, organisations, accounts, plans), ...contentTables(kit, accounts), ...recordTables(kit), ...searchTables(kit) };
}

export type Tables = ReturnType<typeof defineTables>;
