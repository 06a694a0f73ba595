import { strFromU8, unzipSync } from "fflate";

/** The files of a zip, as texts by their names. */
export function readZip(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}
