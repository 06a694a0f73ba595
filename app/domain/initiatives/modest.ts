import type { InitiativeOutput } from "#db/values.ts";

/** Outputs that change nothing by themselves in how authorities are answerable. */
const modestOutputs: readonly InitiativeOutput[] = ["website", "data_release", "training", "pilot"];

/** Whether an initiative brings about nothing but such outputs, so that OGP's reviewers cannot code it above "modest" (domain facts, section 2). One of which nothing is said is not. */
export function isModest(outputs: readonly InitiativeOutput[]): boolean {
  return outputs.length > 0 && outputs.every((output) => modestOutputs.includes(output));
}
