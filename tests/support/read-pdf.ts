import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** An element of the structure with its children. A piece of content has the role "content", an area to press "annotation". */
export type Element = { role: string; children: Element[]; alt?: string; lang?: string; id?: string; bbox?: number[] };

type RawNode = { role?: string; type?: string; id?: string; alt?: string; lang?: string; bbox?: number[]; children?: RawNode[] };
type Item = { type?: string; id?: string | null; tag?: string; str?: string; hasEOL?: boolean };
export type Link = { spoken: string; url: string | null; dest: string | null; rect: number[] };

/** A page as it is read by a program: its structure, the text of each piece of marked content, and its links. */
export type ReadPage = { structure: Element; text: string; marked: Map<string, string>; untagged: string[]; artifacts: string[]; links: Map<string, Link> };
export type ReadPdf = { pages: ReadPage[]; title: string; language: string; metadata: string; isTagged: boolean; outline: { title: string; items: unknown[] }[]; document: PDFDocumentProxy };

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const { info, metadata } = await document.getMetadata();
  const { Title, Language } = info as { Title: string; Language: string };
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) pages.push(await readPage(await document.getPage(number)));
  return { pages, title: Title, language: Language, metadata: String((metadata as unknown as { getRaw(): string } | null)?.getRaw()), isTagged: ((await document.getMarkInfo()) as Map<string, boolean> | null)?.get("Marked") === true, outline: (await document.getOutline()) ?? [], document };
}

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const { items } = (await page.getTextContent({ includeMarkedContent: true })) as { items: Item[] };
  const marked = new Map<string, string>();
  const [untagged, artifacts, open]: [string[], string[], { id: string | null; tag: string }[]] = [[], [], []];
  let text = "";
  for (const item of items) {
    if (item.type === "endMarkedContent") open.pop();
    else if (item.type !== undefined) {
      open.push({ id: item.id ?? null, tag: item.tag ?? "" });
      if (item.id) marked.set(item.id, marked.get(item.id) ?? "");
    } else {
      const words = `${item.str}${item.hasEOL ? "\n" : ""}`;
      const around = open.findLast((each) => each.id !== null);
      if (open.some((each) => each.tag === "Artifact")) artifacts.push(words.trim());
      else if (around) {
        marked.set(around.id!, marked.get(around.id!)! + words);
        text += words;
      } else if (words.trim() !== "") untagged.push(words);
    }
  }
  const annotations = (await page.getAnnotations()) as { id: string; contentsObj: { str: string }; url?: string; dest?: string; rect: number[] }[];
  const links = new Map(annotations.map(({ id, contentsObj, url, dest, rect }) => [id, { spoken: contentsObj.str, url: url ?? null, dest: dest ?? null, rect }]));
  return { structure: element((await page.getStructTree())), text, marked, untagged, artifacts, links };
}

function element({ role, type, children = [], id, ...more }: RawNode): Element {
  // In the structure pdfjs writes the number of an annotation with a beginning of its own.
  return { ...more, ...(id !== undefined && { id: id.replace(/^pdfjs_internal_id_/, "") }), role: role ?? type ?? "", children: children.map(element) };
}

/** All elements below one, itself first. */
export function allOf(root: Element): Element[] {
  return [root, ...root.children.flatMap(allOf)];
}

/** The text of an element on its page. */
export function textOf({ marked }: ReadPage, root: Element): string {
  return allOf(root).filter((each) => each.role === "content").map((each) => marked.get(each.id!) ?? "").join("").replace(/\s+/g, " ").trim();
}

/** What a checker of PDF/UA says of a document: each fault in words. Empty when none was found. */
export function findFaults({ pages, title, language, metadata, isTagged, outline }: ReadPdf): string[] {
  const faults: string[] = [];
  const must = (isSo: boolean, fault: string) => { if (!isSo) faults.push(fault); };
  must(isTagged, "it is not marked as tagged");
  must(title !== "", "it has no title");
  must(/^(da-DK|en-GB)$/.test(language), "it has no language");
  must(/<pdfuaid:part>1<\/pdfuaid:part>/.test(metadata), "it does not say that it conforms to PDF/UA-1");
  must(outline.length > 0, "it has no bookmarks");
  let depth = 0;
  for (const [index, page] of pages.entries()) {
    const on = `page ${index + 1}`;
    const inTree = new Set<string>();
    for (const each of allOf(page.structure)) {
      if (each.role === "content" || each.role === "annotation") inTree.add(each.id!);
      const heading = /^H(\d)$/.exec(each.role);
      if (heading) {
        must(Number(heading[1]) <= depth + 1, `${on}: a heading of level ${heading[1]} follows one of level ${depth}`);
        depth = Number(heading[1]);
        must(textOf(page, each) !== "", `${on}: an empty heading`);
      }
      if (each.role === "Figure") must((each.alt ?? "") !== "" && each.bbox !== undefined, `${on}: a figure without alternative text or bounds`);
      if (each.role === "Link") must(textOf(page, each) !== "" && each.children.some((child) => child.role === "annotation"), `${on}: a link without text or area`);
      const allowed = parts[each.role];
      if (allowed) for (const child of each.children) must(allowed.includes(child.role), `${on}: ${child.role} in ${each.role}`);
      if (each.role === "TR") must(each.children.some((child) => child.role === "TH"), `${on}: a row without a header`);
    }
    for (const [id, words] of page.marked) must(inTree.has(id), `${on}: "${words.slice(0, 40)}" is in no element`);
    for (const [id, { spoken }] of page.links) must(inTree.has(id) && spoken !== "", `${on}: a link that is in no element or says nothing`);
    for (const words of page.untagged) faults.push(`${on}: "${words}" is not tagged`);
  }
  return faults;
}

/** What may be in what (ISO 32000-1, 14.8.4). */
const parts: Record<string, string[]> = {
  L: ["LI"], LI: ["Lbl", "LBody"], Table: ["Caption", "THead", "TBody"], THead: ["TR"], TBody: ["TR"], TR: ["TH", "TD"], TOC: ["TOCI"], TOCI: ["Reference"], Reference: ["Link"],
};
