const ownPage = /^\/(da|en)(\/|$|\?|#)/;

/** A path of our own site to go back to, or the fallback. Anything that a browser could read as another site is refused. */
export function safeReturnPath(value: unknown, fallback: string): string {
  if (typeof value !== "string" || !ownPage.test(value) || /[\\\p{Cc}]/u.test(value)) return fallback;
  const { host, pathname, search, hash } = new URL(value, "http://own.invalid");
  // Dots may climb out of the language: what is left of /da/..//evil.example is //evil.example, another site.
  return host === "own.invalid" && ownPage.test(pathname) ? `${pathname}${search}${hash}` : fallback;
}
