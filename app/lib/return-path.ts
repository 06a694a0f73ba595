/** A path of our own site to go back to, or the fallback. Anything that a browser could read as another site is refused. */
export function safeReturnPath(value: unknown, fallback: string): string {
  if (typeof value !== "string" || !/^\/(da|en)(\/|$|\?|#)/.test(value) || /[\\\p{Cc}]/u.test(value)) return fallback;
  const url = new URL(value, "http://own.invalid");
  return url.host === "own.invalid" ? `${url.pathname}${url.search}${url.hash}` : fallback;
}
