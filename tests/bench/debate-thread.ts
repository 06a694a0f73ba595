// A thread that writes all debates into a file of its own, from which they are copied in one go: making a row takes longer than writing it.
import Database from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";
import { prepareForBulk } from "./bulk-load.ts";
import { createAudit, noAudit } from "./data/audit.ts";
import { createDebateWriter } from "./data/debate.ts";
import { framesOf, isLarge, type Scale } from "./data/frames.ts";
import type { Ground } from "./data/people.ts";
import { seededRandom } from "./data/random.ts";
import { createWriter } from "./data/texts.ts";

export type DebateWork = { file: string; scale: Scale; people: Ground["people"]; schema: { tables: string[]; indexes: string[] } };

const { file, scale, people, schema } = workerData as DebateWork;
const words = { large: 20, usual: 57 };

const connection = new Database(file);
prepareForBulk(connection);
for (const statement of schema.tables) connection.exec(statement);
const random = seededRandom(5_121_792);
const audit = isLarge(scale) ? noAudit : createAudit(connection, random);
connection.exec("BEGIN");
const writeComments = createDebateWriter(connection, random, createWriter(random), people, audit, isLarge(scale) ? words.large : words.usual);
for (const frame of framesOf(scale)) writeComments(frame);
connection.exec("COMMIT");
for (const statement of schema.indexes) connection.exec(statement);
connection.close();
parentPort!.postMessage("written");
