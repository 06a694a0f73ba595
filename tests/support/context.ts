import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Store } from "#db/store.ts";
import type { Actor, Context } from "#app/domain/context.ts";
import { newId } from "#app/lib/id.ts";
import { createSeal } from "#app/lib/seal.ts";
import { createFolderStorage } from "#app/server/folder-storage.ts";

/** The moment at which tests happen, unless they say otherwise: a Tuesday at noon in Copenhagen. */
export const noon = new Date("2027-03-09T11:00:00.000Z");

export const testSeal = createSeal("the secret of the tests");

const filesFolder = path.join(os.tmpdir(), `samplan-test-files-${process.pid}`);
process.once("exit", () => { rmSync(filesFolder, { recursive: true, force: true }); });
export const testStorage = createFolderStorage(filesFolder);

export const visitor: Actor = { kind: "visitor" };
export const system: Actor = { kind: "system", name: "test" };

/** What a command or a query is given: who, and when, on this database. */
export function contextFor(store: Store, actor: Actor, changes: Partial<Pick<Context, "locale" | "now" | "address" | "network" | "browser" | "rateLimitFactor" | "storage">> = {}): Context {
  const { read, write, tables, search } = store;
  return { actor, locale: "da", now: noon, read, write, tables, search, requestId: newId(), address: "192.0.2.1", network: "192.0.2", browser: "the browser of the tests", seal: testSeal, storage: testStorage, rateLimitFactor: 1000, ...changes };
}

/** So long after noon. */
export function after({ days = 0, hours = 0, minutes = 0, seconds = 0 }: { days?: number; hours?: number; minutes?: number; seconds?: number }): Date {
  return new Date(noon.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}
