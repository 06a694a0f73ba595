import type { Context, Person } from "../context.ts";
import { forbidden } from "../errors.ts";

/** The person whose data it is. Throws `forbidden` for a visitor and for the platform itself. */
export function requirePerson({ actor }: Pick<Context, "actor">): Person {
  if (actor.kind !== "person") throw forbidden();
  return actor;
}
