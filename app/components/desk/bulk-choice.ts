import { bulkKinds, type BulkKind } from "#db/values.ts";

/** What the pages of an act on many cases are asked: which cases, and what is to be done with them. */
export type BulkWish = { refs: string[]; /** All that the list holds. */ all: boolean; kind: BulkKind | null; settings: Record<string, string | string[]> };

/** Settings have names of their own in addresses and forms: the list is narrowed by a theme too. */
export const settingPrefix = "set-";

/** Settings of which several can be chosen. */
const many = ["assessors"];

/** Reads a wish from the parts of an address or the fields of a form. */
export function readWish(entries: Iterable<[string, string | string[]]>): BulkWish {
  const values = new Map<string, string[]>();
  for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), ...[value].flat()]);
  const refs = (values.get("refs") ?? []).filter((ref) => /^[\w-]{1,40}$/.test(ref)).slice(0, 200);
  const kind = bulkKinds.find((each) => each === values.get("kind")?.[0]) ?? null;
  const settings = [...values].filter(([name]) => name.startsWith(settingPrefix)).map(([name, chosen]): [string, string | string[]] => {
    const setting = name.slice(settingPrefix.length);
    return [setting, many.includes(setting) ? chosen : chosen[0]!];
  });
  return { refs, all: values.get("all")?.[0] === "1", kind, settings: Object.fromEntries(settings) };
}
