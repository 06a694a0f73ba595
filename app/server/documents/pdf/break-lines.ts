import LineBreaker from "linebreak";
import type { Line } from "#app/domain/documents/document.ts";
import { drawableText } from "../drawable-text.ts";
import { findFont, hasGlyph, type FontStyle } from "./font-set.ts";
import type { Ruler } from "./flow.ts";
import type { TextLook } from "./look.ts";

/** A stretch of one span in one font; without a font it is one character that none has. */
export type Fragment = { text: string; font: string | null; span: number; width: number };
/** What fits between two edges. The width does not count the spaces at its end. */
export type TextLine = { fragments: Fragment[]; width: number };
type Chunk = TextLine & { whole: number; endsLine: boolean };

const isMark = /^\p{M}$/u;
const graphemes = new Intl.Segmenter("da", { granularity: "grapheme" });

/** The width of the box for a character that no font has, as a part of the size. */
const boxWidth = 0.95;

/** Breaks a text into lines, at spaces and where Unicode allows it; a word that is wider than the line wherever it must. */
export function breakLines(line: Line, look: TextLook, width: number, measure: Ruler): TextLine[] {
  const lines: TextLine[] = [];
  let current: TextLine = { fragments: [], width: 0 };
  let whole = 0;
  const endLine = () => {
    lines.push(current);
    current = { fragments: [], width: 0 };
    whole = 0;
  };
  const add = (chunk: Chunk) => {
    if (current.fragments.length > 0 && whole + chunk.width > width) endLine();
    for (const fragment of chunk.fragments) append(current.fragments, fragment);
    current.width = whole + chunk.width;
    whole += chunk.whole;
    if (chunk.endsLine) endLine();
  };
  for (const chunk of chunksOf(line, look, measure)) for (const part of chunk.width > width ? divide(chunk, look, width, measure) : [chunk]) add(part);
  if (current.fragments.length > 0) endLine();
  return lines;
}

/** A word with a hyphen in it, such as a reference, that a column keeps whole. */
const wholeWord = 20;

/** The width of the widest word, which is what a column wants to be at least. */
export function widestWord(line: Line, look: TextLook, measure: Ruler): number {
  let widest = 0;
  let word = { letters: 0, width: 0 };
  for (const chunk of chunksOf(line, look, measure)) {
    const letters = chunk.fragments.reduce((sum, each) => sum + each.text.length, 0);
    word = word.letters + letters > wholeWord ? { letters, width: chunk.width } : { letters: word.letters + letters, width: word.width + chunk.width };
    widest = Math.max(widest, word.width);
    if (chunk.whole > chunk.width || chunk.endsLine) word = { letters: 0, width: 0 };
  }
  return widest;
}

function chunksOf(line: Line, look: TextLook, measure: Ruler): Chunk[] {
  const texts = line.map((span) => drawableText(span.text));
  const styles = line.map((span): FontStyle => {
    const [isStrong, isItalic] = [look.weight === "semibold" || span.strong === true, look.italic === true || span.emphasis === true];
    return isStrong ? (isItalic ? "semiboldItalic" : "semibold") : isItalic ? "italic" : "regular";
  });
  const text = texts.join("");
  const breaker = new LineBreaker(text);
  const chunks: Chunk[] = [];
  let span = 0;
  let spanEnd = texts[0]?.length ?? 0;
  let from = 0;
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    const fragments: Fragment[] = [];
    for (const character of text.slice(from, found.position)) {
      while (from >= spanEnd && span < texts.length - 1) spanEnd += texts[(span += 1)]!.length;
      from += character.length;
      if (character !== "\n") addCharacter(fragments, character, span, styles[span]!);
    }
    from = found.position;
    const isLast = found.position === text.length;
    chunks.push(measured(fragments, look, measure, found.required && !isLast));
  }
  return chunks;
}

function addCharacter(fragments: Fragment[], character: string, span: number, style: FontStyle) {
  const last = fragments.at(-1);
  // A space or hyphen that does not break is drawn as the one that does.
  const drawn = character === "\u00a0" || character === "\u202f" ? " " : character === "\u2011" || character === "\u2010" ? "-" : character;
  const codePoint = drawn.codePointAt(0)!;
  // A mark belongs to the letter before it, so it comes from the same font where that has it.
  const isWithLast = isMark.test(drawn) && last?.span === span && last.font !== null && hasGlyph(last.font, codePoint);
  const font = isWithLast ? last.font : findFont(style, codePoint);
  if (last && font !== null && last.font === font && last.span === span) last.text += drawn;
  else fragments.push({ text: drawn, font, span, width: 0 });
}

function measured(fragments: Fragment[], look: TextLook, measure: Ruler, endsLine = false): Chunk {
  let whole = 0;
  for (const fragment of fragments) {
    fragment.width = fragment.font === null ? look.size * boxWidth : measure(fragment.text, fragment.font, look.size);
    whole += fragment.width;
  }
  const last = fragments.at(-1);
  const spaces = !last || last.font === null ? "" : / *$/.exec(last.text)![0];
  return { fragments, whole, width: whole - (spaces === "" ? 0 : measure(spaces, last!.font!, look.size)), endsLine };
}

/** A word that is wider than the line, in parts that are not. */
function divide(chunk: Chunk, look: TextLook, width: number, measure: Ruler): Chunk[] {
  const parts: Chunk[] = [];
  let fragments: Fragment[] = [];
  let used = 0;
  for (const fragment of chunk.fragments) {
    for (const { segment } of graphemes.segment(fragment.text)) {
      const more = fragment.font === null ? look.size * boxWidth : measure(segment, fragment.font, look.size);
      if (used + more > width && fragments.length > 0) {
        parts.push(measured(fragments, look, measure));
        [fragments, used] = [[], 0];
      }
      append(fragments, { ...fragment, text: segment, width: more });
      used += more;
    }
  }
  parts.push(measured(fragments, look, measure, chunk.endsLine));
  return parts;
}

/** Puts a fragment behind the others, as one with the last where both are of one kind. */
function append(fragments: Fragment[], fragment: Fragment) {
  const last = fragments.at(-1);
  if (last && last.font !== null && last.font === fragment.font && last.span === fragment.span) {
    last.text += fragment.text;
    last.width += fragment.width;
  } else fragments.push({ ...fragment });
}
