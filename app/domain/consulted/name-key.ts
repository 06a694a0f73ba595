/** Å is written aa as well, and a name may be typed with other signs and spaces: what is left tells whether two are the same. */
export function nameKey(name: string): string {
  const plain = name.normalize("NFKC").toLocaleLowerCase("da").replaceAll("å", "aa").replaceAll("&", " og ");
  return plain.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
