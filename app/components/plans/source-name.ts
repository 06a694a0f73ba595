/** The site that an address is on. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, "");
}

/** What to call a source that has an address and no title: the site, and the words of the address. */
export function sourceName(url: string): string {
  const last = new URL(url).pathname.split("/").filter(Boolean).at(-1) ?? "";
  const words = last.replace(/\.\w+$/, "").replaceAll(/(?<!\d)[-_]+|[-_]+(?!\d)/g, " ").trim();
  return words ? `${hostOf(url)}: ${words.charAt(0).toUpperCase()}${words.slice(1)}` : hostOf(url);
}
