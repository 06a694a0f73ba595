import type { InitiativeOutput } from "#db/values.ts";

/** What cannot be coded above "modest" by OGP's reviewers where there is nothing else (domain facts, section 2). */
const modestOutputs: readonly InitiativeOutput[] = ["website", "data_release", "training", "pilot"];

/** Whether all that an initiative brings about is of that kind; false while nothing is said of it. */
export function isModest(outputs: readonly InitiativeOutput[]): boolean {
  return outputs.length > 0 && outputs.every((output) => modestOutputs.includes(output));
}
