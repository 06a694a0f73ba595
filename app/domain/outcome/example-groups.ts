import type { Outcome } from "#db/values.ts";

/** What was taken up, in part, and not, and by which outcomes that is told. */
export const exampleGroups = { adopted: ["adopted"], partly: ["partly_adopted"], not: ["not_adopted", "out_of_scope"] } as const satisfies Record<string, readonly Outcome[]>;
export type ExampleGroup = keyof typeof exampleGroups;
