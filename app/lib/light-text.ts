import MarkdownIt from "markdown-it";
import sanitize from "sanitize-html";
import { normaliseText } from "./text.ts";

/** So many lists in one another are drawn as lists; what is deeper stays as it was typed. */
const deepestList = 4;
/** So many emphases in one another; those deeper add nothing. */
const deepestEmphasis = 4;
/** Longer addresses are no links: nobody can read where they lead. In UTF-16 units. */
const longestAddress = 2000;

const markdown = createParser();
type Token = ReturnType<typeof markdown.parse>[number];

/**
 * A text with light formatting (paragraphs, lines, lists, **strong**, *emphasis*, links) as safe HTML. It is a part of
 * Markdown; everything else, HTML above all, comes out as the letters that were typed. A link leads to a web or mail
 * address, and one with words of its own names the site that it leads to.
 */
export function renderLightText(text: string): string {
  const tidy = normaliseText(text);
  if (isPlain(tidy)) return paragraphsOf(tidy);
  return sanitize(markdown.render(tidy), {
    allowedTags: ["p", "br", "ul", "ol", "li", "strong", "em", "a", "span"],
    allowedAttributes: { a: ["href", "rel"], li: ["value"], span: ["class"] },
    allowedClasses: { span: ["sp-site"] },
    allowedSchemes: ["http", "https", "mailto"],
    allowProtocolRelative: false,
    disallowedTagsMode: "escape",
  });
}

/** The same text without its marks, for what shows no formatting: mail, descriptions, the search index. A link keeps its address behind its words. */
export function plainText(text: string): string {
  const tidy = normaliseText(text);
  return isPlain(tidy) ? tidy : wordsOf(markdown.parse(tidy, {})).replace(/\n{3,}/g, "\n\n").trim();
}

/** Whether a text has nothing that could be a mark or a link: most have none, and these need no parser. */
function isPlain(text: string): boolean {
  return !/[*_[\]\\]|:\/\/|mailto:|^[ \t]*(?:[-+]|1[.)])(?:\s|$)/im.test(text);
}

const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (each) => named[each]!);
}

function paragraphsOf(text: string): string {
  return text.split(/\n\s*\n/).filter((part) => part !== "").map((part) => `<p>${escaped(part).replaceAll("\n", "<br>\n")}</p>\n`).join("");
}

function createParser() {
  const parser = new MarkdownIt("zero", { html: false, linkify: true, breaks: true, maxNesting: 100 });
  parser.enable(["list", "newline", "escape", "link", "emphasis", "linkify"]);
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false }).add("ftp:", null).add("//", null);
  parser.validateLink = (address) => /^(?:https?:\/\/[^\s/]|mailto:[^\s])/i.test(address) && address.length <= longestAddress && siteOf(address) !== null;
  // An address is shown as it was typed: decoded, it could read as another one.
  parser.normalizeLinkText = (address) => address;
  boundLists(parser);
  parser.core.ruler.push("keep_numbers", ({ tokens }) => { keepNumbers(tokens); });
  parser.core.ruler.push("name_links", ({ tokens, Token }) => { for (const each of tokens) if (each.children) each.children = withNamedLinks(each.children, () => new Token("text", "", 0)); });
  parser.core.ruler.push("bound_emphasis", ({ tokens }) => { for (const { children } of tokens) if (children) boundEmphasis(children); });
  parser.renderer.rules.link_open = (tokens, index, options, _, self) => {
    tokens[index]!.attrs = [["href", addressOf(tokens[index]!)], ["rel", "ugc nofollow noopener"]];
    return self.renderToken(tokens, index, options);
  };
  parser.renderer.rules.link_close = (tokens, index) => {
    const site = siteBehind(tokens, index);
    return site === null ? "</a>" : `</a> <span class="sp-site">(${escaped(site)})</span>`;
  };
  return parser;
}

/**
 * Lists in lists are read one within another, so their depth is bounded here; markdown-it's own bound would drop what is
 * deeper. A list of numbers begins with 1: "20. august" at the beginning of a line is a date.
 */
function boundLists(parser: InstanceType<typeof MarkdownIt>): void {
  const list = parser.block.ruler.getRules("").find((rule) => rule.name === "list")!;
  parser.block.ruler.at("list", (state, line, endLine, silent) => {
    // Asked whether a line ends the paragraph of the item before it.
    if (silent && state.sCount[line]! < state.blkIndent) return list(state, line, endLine, silent);
    if (state.level >= deepestList * 2) return false;
    const begin = state.bMarks[line]! + state.tShift[line]!;
    const number = /^\d+(?=[.)])/.exec(state.src.slice(begin, begin + 12));
    return (number === null || number[0] === "1") && list(state, line, endLine, silent);
  }, { alt: ["paragraph", "reference", "blockquote"] });
}

/** An item whose number is not the next one keeps its own. */
function keepNumbers(tokens: readonly Token[]): void {
  const next: number[] = [];
  for (const token of tokens) {
    if (/_list_open$/.test(token.type)) next.push(1);
    if (/_list_close$/.test(token.type)) next.pop();
    if (token.type !== "list_item_open" || token.info === "") continue;
    const number = Number(token.info);
    if (number !== next.at(-1)) token.attrSet("value", String(number));
    next[next.length - 1] = number + 1;
  }
}

function boundEmphasis(tokens: Token[]): void {
  let depth = 0;
  for (const token of tokens) {
    if (!/^(?:em|strong)_/.test(token.type)) continue;
    if (token.nesting === 1) depth += 1;
    if (depth > deepestEmphasis) token.hidden = true;
    if (token.nesting === -1) depth -= 1;
  }
}

/** A link without words has its address for words: nobody could see it otherwise. */
function withNamedLinks(tokens: Token[], newText: () => Token): Token[] {
  return tokens.flatMap((token, index) => {
    const end = token.type === "link_open" ? tokens.findIndex((each, place) => place > index && each.type === "link_close") : -1;
    if (end === -1 || tokens.slice(index, end).some((each) => each.content.trim() !== "")) return [token];
    const words = newText();
    words.content = addressOf(token);
    token.info = "auto";
    return [token, words];
  });
}

function addressOf(link: Token): string {
  return String(link.attrGet("href") ?? "");
}

/** The site or mail address that a link leads to; null for what is no address. */
function siteOf(address: string): string | null {
  try {
    const { protocol, host, pathname } = new URL(address);
    return protocol === "mailto:" ? decodeURIComponent(pathname) : host;
  } catch {
    return null;
  }
}

/** The site that the link ending at `index` leads to, unless its words are the address. */
function siteBehind(tokens: readonly Token[], index: number): string | null {
  const open = tokens.slice(0, index).findLastIndex((token) => token.type === "link_open");
  if (open === -1 || tokens[open]!.info === "auto") return null;
  return siteOf(addressOf(tokens[open]!));
}

function wordsOf(tokens: readonly Token[]): string {
  let words = "";
  let depth = 0;
  const hrefs: (string | null)[] = [];
  for (const token of tokens) {
    if (token.type === "text") words += token.content;
    else if (token.type === "softbreak" || token.type === "hardbreak") words += "\n";
    else if (token.type === "inline") words += wordsOf(token.children ?? []);
    else if (token.type === "link_open") hrefs.push(token.info === "auto" ? null : addressOf(token));
    else if (token.type === "link_close") words += behindWords(hrefs.pop() ?? null);
    else if (/_list_open$/.test(token.type)) depth += 1;
    else if (token.type === "list_item_open") words += `${"  ".repeat(depth - 1)}${token.info === "" ? "-" : `${token.info}.`} `;
    else if (token.type === "paragraph_close") words += token.hidden ? "\n" : "\n\n";
    if (/_list_close$/.test(token.type)) words += --depth === 0 ? "\n" : "";
  }
  return words;
}

function behindWords(href: string | null): string {
  return href === null ? "" : ` (${href.replace(/^mailto:/i, "")})`;
}
