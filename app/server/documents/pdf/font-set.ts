import { openSync, type Font } from "fontkit";
import { createRequire } from "node:module";

export type FontStyle = "regular" | "italic" | "semibold" | "semiboldItalic";

const { resolve } = createRequire(import.meta.url);
const plexFiles = { regular: "400-normal", italic: "400-italic", semibold: "600-normal", semiboldItalic: "600-italic" } satisfies Record<FontStyle, string>;
/** The parts that the typeface comes in, in the order in which a character is looked for. */
const plexParts = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese"];
/** Signs that the typeface lacks: arrows and signs of mathematics, ticks and boxes. They have one style. */
const signFiles = ["@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff", "@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff"];

/** The files in which a style's characters are looked for. A font is called by its file. */
const filesOf = (style: FontStyle) => [...plexParts.map((part) => `@fontsource/ibm-plex-sans/files/ibm-plex-sans-${part}-${plexFiles[style]}.woff`), ...signFiles];

const opened = new Map<string, Font>();
const paths = new Map<string, string>();
const known = new Map<string, string | null>();

/** The font of a style that has a character: the first in the order of the parts, and null when none has. */
export function findFont(style: FontStyle, codePoint: number): string | null {
  const key = `${style} ${codePoint}`;
  let font = known.get(key);
  if (font === undefined) known.set(key, (font = filesOf(style).find((file) => hasGlyph(file, codePoint)) ?? null));
  return font;
}

/** Whether a font has a character that can be drawn: some list a glyph without an outline at their end, which cannot be read. */
export function hasGlyph(file: string, codePoint: number): boolean {
  const font = open(file);
  if (!font.hasGlyphForCodePoint(codePoint)) return false;
  try {
    return font.glyphForCodePoint(codePoint).advanceWidth >= 0;
  } catch {
    return false;
  }
}

/** Where the file of a font lies. Looking for it takes long, and every word asks. */
export function pathOfFont(file: string): string {
  let path = paths.get(file);
  if (path === undefined) paths.set(file, (path = resolve(file)));
  return path;
}

/** Opened once in a process: a file of WOFF is unpacked as its parts are asked for. */
function open(file: string): Font {
  let font = opened.get(file);
  // None of the files is a collection.
  if (!font) opened.set(file, (font = openSync(pathOfFont(file)) as Font));
  return font;
}
