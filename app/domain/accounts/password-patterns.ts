/** Words that people make passwords of: in the list of common passwords there is hardly any Danish. */
const familiarWords = new Set(`
januar februar marts april maj juni juli august september oktober november december mandag tirsdag onsdag torsdag fredag loerdag lordag soendag sondag
january february march june july october monday tuesday wednesday thursday friday saturday sunday
vinter foraar forar sommer efteraar efterar winter spring summer autumn fall jul paaske paske ferie weekend fodbold haandbold handbold
danmark denmark koebenhavn kobenhavn copenhagen aarhus arhus odense aalborg alborg esbjerg sverige norge norden jylland fyn sjaelland sjalland
adgangskode kodeord kode hemmelig hemmeligt password passord losenord secret login logind velkommen welcome hej hejsa hejmeddig goddag farvel
kaerlighed karlighed jegelskerdig elsker skat skatter baby engel prinsesse prins konge dronning mormor farmor morfar farfar familie
hund kat hest kanin fugl blomst solskin regnbue stjerne himmel chokolade kaffe pizza oel ol samplan demo test tester admin administrator
moderator koordinator kommune region styrelse ministerium virksomhed forening borger
aeble banan jordbaer mester champion liverpool arsenal chelsea barcelona brondby broendby fck computer internet telefon sporgsmaal
`.trim().split(/\s+/));

/** Rows of keyboards, Danish and English, and the alphabets: whoever runs a finger along one makes no secret. */
const rows = ["1234567890", "qwertyuiopå", "asdfghjklæø", "zxcvbnm", "abcdefghijklmnopqrstuvwxyzæøå", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p", "azertyuiop", "qwertz"];
const runs = rows.flatMap((row) => [row + row, Array.from(row).reverse().join("").repeat(2)]);

const leet: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i", "€": "e", "|": "l" };

/** How much a part of a password is worth. A word of a list of 50,000 is the measure: 15 bits, which is three random letters. */
const worth = { listWord: 1, shortWord: 0.6, familiarWord: 0.6, ownWord: 0.5, pattern: 0.5, letter: 1 / 3, digit: 0.25, sign: 0.25 };

/** What a password must be worth: three words of the list, nine random letters. */
const enough = 3;

/** æ, ø and å as words are written where they cannot be, and no accents. */
function plain(text: string): string {
  return text.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa").normalize("NFKD").replace(/\p{M}/gu, "");
}

function withoutLeet(text: string): string {
  return text.replace(/[0134578@$!€|]/g, (sign) => leet[sign]!);
}

/** How much of a keyboard's row the text begins with, of four keys or more; 0 for less. */
function rowLength(text: string): number {
  let length = 0;
  while (length < text.length && runs.some((run) => run.includes(text.slice(0, length + 1)))) length += 1;
  return length >= 4 ? length : 0;
}

type Part = { text: string; worth: number };

/** The longest word that the text begins with, also with digits and signs for letters; null when it begins with none. */
function firstWord(text: string, own: ReadonlySet<string>, list: ReadonlySet<string>): Part | null {
  for (let length = Math.min(text.length, 60); length >= 3; length -= 1) {
    const part = text.slice(0, length);
    for (const word of /^[^a-z]+$/.test(part) ? [part] : [part, withoutLeet(part)]) {
      if (own.has(word)) return { text: part, worth: worth.ownWord };
      if (familiarWords.has(word)) return { text: part, worth: worth.familiarWord };
      if (length > 3 && list.has(word)) return { text: part, worth: length > 4 ? worth.listWord : worth.shortWord };
    }
  }
  return null;
}

/** What the text begins with, of which it is worth the least for its length: a word, a row of the keyboard, a year, one sign many times, or one sign. */
function firstPart(text: string, own: ReadonlySet<string>, list: ReadonlySet<string>): Part {
  const patterns = [/^(.)\1{2,}/u.exec(text)?.[0] ?? "", /^(?:19|20)\d\d/.exec(text)?.[0] ?? "", text.slice(0, rowLength(text))];
  const pattern = patterns.reduce((longest, each) => (each.length > longest.length ? each : longest));
  const word = firstWord(text, own, list);
  if (word && word.text.length >= pattern.length) return word;
  if (pattern !== "") return { text: pattern, worth: worth.pattern };
  const [sign = ""] = text;
  return { text: sign, worth: /\p{L}/u.test(sign) ? worth.letter : /\d/.test(sign) ? worth.digit : worth.sign };
}

/** What others know of a person, in words: name, parts of the e-mail address, organisations. */
function wordsOf(texts: readonly string[]): Set<string> {
  const words = texts.flatMap((text) => [plain(text), plain(text).replace(/[^a-z0-9]/g, ""), ...plain(text).split(/[^a-z0-9]+/)]);
  return new Set(words.filter((word) => word.length >= 3));
}

/**
 * Whether a password is what programs try first: familiar words (Danish and English, the person's own), also with digits
 * for letters, repeated, with years, signs and rows of the keyboard around them. Four words that do not belong together
 * are none of that. `list` are common passwords, in lower case.
 */
export function isGuessable(password: string, ownTexts: readonly string[], list: ReadonlySet<string>): boolean {
  const own = wordsOf(ownTexts);
  const whole = plain(password);
  // The same over and over is worth as much as once.
  let rest = /^(.+?)\1+$/u.exec(whole)?.[1] ?? whole;
  const seen = new Set<string>();
  let sum = 0;
  while (rest !== "" && sum < enough) {
    const run = /^\p{L}+/u.exec(rest)?.[0] ?? "";
    const part = seen.has(run) ? { text: run, worth: 0 } : firstPart(rest, own, list);
    // Words, patterns and signs count once; of single letters and digits each one counts.
    if (/^[\p{L}\d]$/u.test(part.text) || !seen.has(part.text)) sum += part.worth;
    seen.add(part.text);
    if (run !== "") seen.add(run);
    rest = rest.slice(part.text.length);
  }
  return sum < enough;
}
