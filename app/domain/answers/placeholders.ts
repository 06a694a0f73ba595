/** What a template may leave open; it is filled in from the case that is answered, but for `own_words`, which who answers writes something in place of. */
export const placeholders = ["reference", "title", "theme", "initiative", "plan", "authority", "own_words"] as const;
export type Placeholder = (typeof placeholders)[number];

const pattern = /\{\{([^{}]*)\}\}/g;

/** The words in double braces that are no placeholder, as they were written. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(pattern)].filter(([, name]) => !placeholders.some((each) => each === name!.trim())).map(([whole]) => whole);
}

/** The placeholders that nothing was filled in for, or that nobody wrote something in place of. */
export function openPlaceholders(text: string): string[] {
  return [...text.matchAll(pattern)].filter(([, name]) => placeholders.some((each) => each === name!.trim())).map(([whole]) => whole);
}

/** Fills in what is known. What is not stays to be seen, so that nobody publishes a sentence with a hole in it. */
export function fillPlaceholders(text: string, values: Partial<Record<Placeholder, string>>): string {
  return text.replace(pattern, (whole, name: string) => values[name.trim() as Placeholder] || whole);
}
