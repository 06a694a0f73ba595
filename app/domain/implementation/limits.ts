/** The greatest lengths of what is written on how a plan is carried out, in characters as people count them, and how many links go with a report. */
export const implementationLimits = { report: 4000, evidence: 5, evidenceLabel: 160, address: 500, part: 10_000, ofInitiative: 3000 } as const;
