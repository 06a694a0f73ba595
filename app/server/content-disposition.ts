/** How a file is offered: its name for old programs in ASCII, and as it is for all others (RFC 6266, RFC 5987). */
export function contentDisposition(kind: "inline" | "attachment", name: string): string {
  const plain = name.replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa").replaceAll("Æ", "Ae").replaceAll("Ø", "Oe").replaceAll("Å", "Aa").normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\x20-\x7E]|["\\%;]/g, "_");
  const whole = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
