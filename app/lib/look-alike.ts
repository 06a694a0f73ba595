/** Letters that look like Latin ones, in lower case: Cyrillic, then Greek, then what is Latin and has no accent to take off. */
const twins: Record<string, string> = {
  а: "a", в: "b", с: "c", ԁ: "d", е: "e", ё: "e", ѕ: "s", і: "i", ї: "i", ј: "j", к: "k", м: "m", н: "h", о: "o", р: "p", т: "t", у: "y", ү: "y", х: "x", һ: "h", ԛ: "q", ԝ: "w", г: "r", п: "n",
  α: "a", β: "b", γ: "y", ε: "e", ζ: "z", η: "n", ι: "i", κ: "k", μ: "u", ν: "v", ο: "o", ρ: "p", σ: "o", τ: "t", υ: "u", χ: "x", ω: "w",
  ø: "o", æ: "ae", œ: "oe", ß: "ss", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", "0": "o", "1": "l", "|": "l", i: "l",
};

/** Greek capitals that look like other Latin letters than their small ones do. */
const capitals: Record<string, string> = { Η: "h", Ν: "n", Ρ: "p", Υ: "y", Χ: "x", Ζ: "z", Μ: "m", Σ: "e" };

/**
 * A name as the eye takes it, for comparing with others: two names with the same key can be mistaken for one another.
 * Case, accents, spaces and signs do not count; å and aa, ø and oe are the same.
 */
export function lookAlikeKey(name: string): string {
  const plain = Array.from(name.replace(/\p{Cf}/gu, ""), (sign) => capitals[sign] ?? sign).join("").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const latin = Array.from(plain, (sign) => twins[sign] ?? sign).join("");
  return latin.replace(/[^\p{L}\p{N}]/gu, "").replace(/aa/g, "a").replace(/oe/g, "o");
}
