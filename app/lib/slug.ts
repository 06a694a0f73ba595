const letters: Record<string, string> = { "æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ð": "d", "þ": "th" };

/** A title as the end of an address: small letters of the Latin alphabet, digits and hyphens. Empty when there is none of them in it. */
export function slugOf(title: string, max = 60): string {
  const plain = title.normalize("NFC").toLowerCase().replace(/[æøåäöüßðþ]/g, (letter) => letters[letter]!).normalize("NFD").replace(/\p{M}/gu, "");
  const whole = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (whole.length <= max) return whole;
  const cut = whole.slice(0, max + 1);
  return (cut.lastIndexOf("-") > max / 2 ? cut.slice(0, cut.lastIndexOf("-")) : cut.slice(0, max)).replace(/-+$/, "");
}

/** A slug that is not among those that are taken: with a number behind it where it must. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
