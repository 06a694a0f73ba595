import { slugOf } from "#app/lib/slug.ts";

/** The name of a folder or file for a record: its day, its title and the end of its id, in letters that every system takes. The same record has the same name. */
export function recordName({ id, day, title }: { id: string; day: string; title: { da: string; en: string } }): string {
  return [day, slugOf(title.da || title.en, 40), id.slice(-6)].filter((part) => part !== "").join("-");
}

/** The name of an attached file in its folder, with its number so that two of one name are two. */
export function attachedName(name: string, index: number): string {
  const [, stem = name, ending = ""] = /^(.*)\.([a-z0-9]{1,5})$/i.exec(name) ?? [];
  return `${index + 1}-${slugOf(stem, 60) || "fil"}${ending ? `.${ending.toLowerCase()}` : ""}`;
}
