import type { OgpValue } from "#db/values.ts";
import type { Text } from "./much-changed.ts";

/** All of a proposal that its writers can change: its text, and what it is filed under. */
export type Editable = Text & { theme: string; language: string; ogpValues: OgpValue[]; policyAreas: string[] };

/** What of it is the text that readers are told of when it changes, and of which every version is kept. */
export function sameText(a: Text & { language: string }, b: Text & { language: string }): boolean {
  return a.title === b.title && a.problem === b.problem && a.change === b.change && a.effect === b.effect && a.language === b.language;
}

/** Whether both are the same in all that can be changed. The order of tags says nothing. */
export function sameEditable(a: Editable, b: Editable): boolean {
  const tags = ({ ogpValues, policyAreas }: Editable) => [[...ogpValues].sort(), [...policyAreas].sort()];
  return sameText(a, b) && a.theme === b.theme && JSON.stringify(tags(a)) === JSON.stringify(tags(b));
}
