import { normaliseLine } from "#app/lib/text.ts";
import { MaxFileSizeExceededError, MaxHeaderSizeExceededError, MaxPartsExceededError, MaxTotalSizeExceededError, MultipartParser, type MultipartPart } from "@remix-run/multipart-parser";
import type { RefusedFile, SentFiles } from "#app/domain/attachments/rules.ts";

/** What a form may send beside its texts: so many files, of so many bytes each. */
export type FileLimits = { most: number; bytes: number };

/** The most that the texts and the wrapping of a form may be, in bytes. */
export const textLimit = 1024 * 1024;
/** What is too large is read to its end as long as it is not larger than this many times the limit, as no browser shows an answer that comes before. */
const patience = 4;

/** The most that all forms of this process hold of files at once, in bytes. */
const roomInMemory = 256 * 1024 * 1024;
let inMemory = 0;

/** The largest body that a form with these files may have to be read at all. */
export function longestBody({ most, bytes }: FileLimits): number {
  return patience * (most * bytes + textLimit);
}

/** `letGo` is called when the files are done with: until then they count as held. */
export type SentForm = { texts: [name: string, text: string][]; files: SentFiles; letGo: () => void };

/**
 * Reads a form with files as it comes, and holds no more of it than its limits. Whatever is wrong with the files, the texts
 * that came before them are there. `mayFiles`: why this sender's files are not looked at, or null. Answers null for what is no form.
 */
export async function readFormWithFiles(request: Request, limits: FileLimits, mayFiles: "not_signed_in" | null): Promise<SentForm | null> {
  const boundary = boundaryOf(request.headers.get("content-type") ?? "");
  if (!boundary || !request.body) return null;
  const wanted = Math.min(Number(request.headers.get("content-length") ?? 0), limits.most * limits.bytes + textLimit);
  const barred = mayFiles ?? (inMemory + 2 * wanted > roomInMemory ? "busy" : null);
  // Of somebody whose files are not taken no more is held than of a form without any.
  const most = barred === null ? limits.most * limits.bytes + textLimit : textLimit;
  // Twice, as a file is held in pieces and then whole.
  const held = 2 * Math.min(wanted, most);
  inMemory += held;
  let isHeld = true;
  const letGo = () => {
    if (isHeld) inMemory -= held;
    isHeld = false;
  };
  try {
    const { parts, isWhole } = await readParts(request.body, new MultipartParser(boundary, { maxFileSize: most, maxTotalSize: most, maxParts: 500 }));
    return { ...sort(parts, limits, barred, isWhole), letGo };
  } catch (error) {
    letGo();
    if (error instanceof NoForm) return null;
    throw error;
  }
}

class NoForm extends Error {}

/** All parts that came whole. Behind a limit the rest is read and let go. */
async function readParts(body: ReadableStream<Uint8Array>, parser: MultipartParser): Promise<{ parts: MultipartPart[]; isWhole: boolean }> {
  const parts: MultipartPart[] = [];
  let isOver = false;
  try {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      if (isOver || chunk.length === 0) continue;
      try {
        for (const part of parser.write(chunk)) parts.push(part);
      } catch (error) {
        if (error instanceof MaxPartsExceededError || error instanceof MaxHeaderSizeExceededError) throw new NoForm(undefined, { cause: error });
        isOver = error instanceof MaxTotalSizeExceededError || error instanceof MaxFileSizeExceededError;
        if (!isOver) throw error;
      }
    }
    if (!isOver) parser.finish();
  } catch (error) {
    throw new NoForm(undefined, { cause: error });
  }
  return { parts, isWhole: !isOver };
}

function sort(parts: readonly MultipartPart[], limits: FileLimits, barred: "not_signed_in" | "busy" | null, isWhole: boolean): Omit<SentForm, "letGo"> {
  const form: Omit<SentForm, "letGo"> = { texts: [], files: { taken: [], refused: [] } };
  const refuse = (name: string, reason: RefusedFile["reason"]) => { form.files.refused.push({ name, reason }); };
  for (const part of parts) {
    const { name, filename: named, isFile } = headOf(part);
    // Shown again when it is refused: nothing in it turns the sentence around.
    const filename = normaliseLine(named);
    if (!name) continue;
    if (!isFile) form.texts.push([name, Buffer.from(part.bytes).toString("utf8")]);
    // A field for files in which none was chosen sends one without name or content.
    else if (!filename && part.size === 0) continue;
    else if (barred !== null) refuse(filename, barred);
    else if (part.size > limits.bytes) refuse(filename, "too_big");
    else if (form.files.taken.length >= limits.most) refuse(filename, "too_many");
    else form.files.taken.push({ name: filename, bytes: part.bytes });
  }
  if (!isWhole) refuse("", barred ?? "not_all_came");
  return form;
}

function headOf(part: MultipartPart): { name: string; filename: string; isFile: boolean } {
  try {
    return { name: part.name ?? "", filename: unescaped(part.filename ?? ""), isFile: part.isFile };
  } catch (error) {
    // A head in another encoding than the page's is none that a browser sent.
    throw new NoForm(undefined, { cause: error });
  }
}

/** Browsers write quotes and line breaks of a name so. */
function unescaped(filename: string): string {
  return filename.replace(/%22/g, "\"").replace(/%0D|%0A/gi, " ");
}

function boundaryOf(contentType: string): string | null {
  const [, quoted, plain] = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;,"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? plain ?? null;
}
