import snowball from "snowball-stemmers";

const danish = snowball.newStemmer("danish");
const english = snowball.newStemmer("english");

/** Nobody writes a longer beginning of a word, and PostgreSQL refuses words of more than 2,046 bytes in a query. */
const longestStem = 100;

/**
 * Words written in ASCII letters, so that å and aa, æ and ae, ø and oe meet; other accents are dropped, and so are the
 * brackets and spaces that NFKD makes of letters such as ⑴ and ﷺ: what is left can stand in a query of either database.
 */
function fold(text: string): string {
  const plain = text.toLowerCase().replace(/å/g, "aa").replace(/æ|ä/g, "ae").replace(/ø|ö/g, "oe").normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
  return plain.length > longestStem ? Array.from(plain).slice(0, longestStem).join("") : plain;
}

/** The words of a text: letters and digits, in lower case. */
function words(text: string): string[] {
  return text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The version of what `stemText` gives. Whoever changes that raises it, and the search index is made anew at the next start (decision 15). */
export const stemVersion = 1;

/** The Danish stem of a word. The stemmer counts letters, so aa is one. It knows -hed, -heden and -heder, but not -hederne: what that leaves is stemmed again. */
function danishStem(word: string): string {
  const stem = danish.stem(word.replaceAll("aa", "å")).slice(0, longestStem);
  return withoutEnding(stem.endsWith("hed") ? danish.stem(stem) : stem);
}

/** Without what the stemmer leaves of a neuter (åbent, sikkert, lokalt, but not event or sport) and of a past tense (åbnede). */
function withoutEnding(stem: string): string {
  return stem.replace(/(?<=[aeiouyæøå].*(?:[aeiæ][lr]|[bdgks]en))t$/, "").replace(/(?<=[aeiouyæøå][^aeiouyæøå]?[bdfgkmpstv][lnr])ed$/, "");
}

/** Words lose their last e before -e, -er and -en: åben and åbne, cykel and cykler. Here it goes, and with it a double letter: gammel and gamle. */
function withoutE(stem: string): string {
  return stem.replace(/(?<=[aeiouyæøå][^aeiouyæøå]*)([^aeiouyæøå])e([lnr])$/, "$1$2").replace(/([^aeiouyæøå])\1([lnr])$/, "$1$2");
}

/** And here it comes back: åbn is of åben, cykl of cykel, gaml of gammel. */
function withE(stem: string): string {
  if (/[aeiouyæøå](?:ml|dl|kr)$/.test(stem)) return `${stem.slice(0, -1)}${stem.at(-2)}e${stem.at(-1)}`;
  return stem.replace(/(?<=[aeiouyæøå][^aeiouyæøå]*[bdfgkmpstv])([ln])$/, "e$1");
}

/** What a word is found by. A search looks for the beginning of one of them, so a form that is added never hides another. */
function formsOf(word: string): string {
  const inDanish = danishStem(word);
  const forms = [danish.stem(word), inDanish, english.stem(word), withoutE(inDanish), withE(inDanish)];
  // The stemmer takes -er from minister and nummer too, but not from ministre and numre.
  if (word.length <= longestStem && /(?:[ns]t|eat|mm|kk)er$/.test(word)) forms.push(withoutE(word));
  return [...new Set(forms.map(fold))].join(" ");
}

const mostKnown = 20_000;

/** Keeps what was found of words met before: few words make most of all texts, and stemming one takes as long as finding a hundred here. */
function kept(find: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    let found = known.get(word);
    if (found !== undefined) return found;
    found = find(word);
    if (known.size >= mostKnown) known.clear();
    if (word.length <= longestStem) known.set(word, found);
    return found;
  };
}

const keptForms = kept(formsOf);

/** The stems of a text for the search index. Danish and English are both applied: people search in either. */
export function stemText(text: string): string {
  return words(text).map(keptForms).join(" ");
}

/** Words that say nothing of what a text is about, in Danish and English: of a proposal also that something shall be more or better. */
const empty = new Set([
  "og i at det en et den de til er som på med der af for ikke om har fra var kan skal vil må bør ville skulle kunne være blive bliver have havde få får så men eller hvis når da nu også kun alle alt andre anden andet noget nogle nogen mere mest flere flest bedre bedst ny nye nyt",
  "vi os vores jeg mig min mit mine du dig din dit dine han hun dem deres man sig sin sit sine her hvor hvad hvem hvordan hvorfor gennem mellem under over ved uden efter før mod hos op ned ud ind gør gøre lad give giver forslag",
  "the of and to in a an is are be been was were it its that this these those for on with as by at from or not no we us our you your they their them he she his her can could should would must will may shall have has had do does more most better best new all any some which who what how why when where than then so if but into about also only make give let proposal",
].join(" ").split(" "));

/** The stems of the words that tell what a text is about, each once, at most `max`. They match as `stemQuery`'s do. */
export function tellingStems(text: string, max: number): string[] {
  return [...new Set(words(text).filter((word) => !empty.has(word)).map(queryStem))].filter((stem) => stem.length > 1).slice(0, max);
}

/** What to look for: the shorter stem of each word, at most `max` words. It matches as the beginning of a word. */
export function stemQuery(text: string, max = 8): string[] {
  return words(text).slice(0, max).map(queryStem).filter((stem) => stem !== "");
}

const queryStem = kept((word) => {
  const inDanish = fold(danishStem(word));
  const inEnglish = fold(english.stem(word));
  return inDanish.startsWith(inEnglish) ? inEnglish : inDanish;
});
