import type { Database } from "better-sqlite3";
import { supports } from "#db/schema/sqlite.ts";
import type { Audit } from "./audit.ts";
import type { Frame } from "./frames.ts";
import { prepareInsert } from "./insert.ts";
import { laterThan, type Ground } from "./people.ts";
import type { Random } from "./random.ts";

/** Writes who supports a proposal: different people from a random place on, but not the author. */
export function createSupportWriter(connection: Database, random: Random, people: Ground["people"], audit: Audit) {
  const insert = prepareInsert(connection, supports);
  return function writeSupports({ id, submittedAt, author, supports: count }: Frame): void {
    const start = random.below(people.length);
    let written = 0;
    for (let step = 0; written < count; step += 1) {
      const place = (start + step) % people.length;
      if (place === author) continue;
      const createdAt = laterThan(random, submittedAt);
      const person = people[place]!;
      insert({ proposalId: id, userId: person.id, participantType: person.participantType, createdAt });
      audit(person, createdAt, "proposal.supported", "proposal", id);
      written += 1;
    }
  };
}
