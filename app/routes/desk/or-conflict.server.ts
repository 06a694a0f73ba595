import { DomainError } from "#app/domain/errors.ts";

/** What an act of the desk answers, or `conflict` where somebody was faster: the page then shows the case as it is now, with what was typed kept. */
export async function orConflict<T>(act: Promise<T>): Promise<T | "conflict"> {
  return act.catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "conflict") return "conflict" as const;
    throw error;
  });
}
