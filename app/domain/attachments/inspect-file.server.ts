import { unzipSync } from "fflate";
import { fileTypeFromBuffer } from "file-type";
import sharp, { type Sharp } from "sharp";
import { createQueue } from "#app/lib/queue.ts";
import { attachmentTypes, type AttachmentType } from "#db/values.ts";
import { attachmentLimits, type FileRefusal, type UploadedFile } from "./rules.ts";
import { safeName } from "./safe-name.ts";

/** A file that may be kept: with a name that is safe, the type that its content has, and the bytes to keep. */
export type InspectedFile = { name: string; type: AttachmentType; bytes: Uint8Array };
export type Inspection = { ok: true; file: InspectedFile } | { ok: false; reason: FileRefusal };

/** The most pixels of an image: what the largest pictures of phones have. More would take the memory of many. */
const mostPixels = 50_000_000;
/** The longest that one image may take, in seconds. */
const longestImage = 20;
/** The most that is read of a part of a document, in bytes. */
const mostOfPart = 2 * 1024 * 1024;
/** The most that a document may be when it is unpacked, in bytes: what a word processor opens without trouble. */
const mostUnpacked = 200 * 1024 * 1024;
/** Images take much memory while they are made anew, so one after the other. */
const oneAtATime = createQueue(1);

/** Looks into a file: what it is by its content, whatever its name says, and whether it may be kept. Images are made anew, without anything but the picture. */
export async function inspectFile({ name, bytes }: UploadedFile): Promise<Inspection> {
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > attachmentLimits.bytes) return { ok: false, reason: "too_big" };
  const type = await typeOf(bytes);
  if (type === "encrypted" || type === "macros" || type === "wrong_type") return { ok: false, reason: type };
  const problem = problemOfDocument(type, bytes);
  if (problem) return { ok: false, reason: problem };
  if (!type.startsWith("image/")) return { ok: true, file: { name: safeName(name, type), type, bytes } };
  const image = await oneAtATime(() => makeAnew(type as ImageType, bytes));
  return typeof image === "string" ? { ok: false, reason: image } : { ok: true, file: { name: safeName(name, type), type, bytes: image } };
}

async function typeOf(bytes: Uint8Array): Promise<AttachmentType | "encrypted" | "macros" | "wrong_type"> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const known = attachmentTypes.find((type) => type === found?.mime);
  if (known) return known;
  if (found?.mime === "application/vnd.ms-word.document.macroenabled.12" || found?.mime === "application/vnd.ms-word.template.macroenabled.12") return "macros";
  // Word wraps a document that has a password into the container of its older formats.
  return found?.mime === "application/x-cfb" && Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le")) ? "encrypted" : "wrong_type";
}

/** What is in a document's list of parts tells of macros and passwords, without unpacking it. */
function problemOfDocument(type: AttachmentType, bytes: Uint8Array): FileRefusal | null {
  const isWord = type === "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (!isWord && type !== "application/vnd.oasis.opendocument.text") return null;
  const names: string[] = [];
  const wanted = isWord ? "[Content_Types].xml" : "META-INF/manifest.xml";
  let size = 0;
  let list: string;
  try {
    const parts = unzipSync(bytes, { filter: ({ name, originalSize }) => {
      names.push(name);
      size += originalSize;
      return name === wanted && originalSize <= mostOfPart;
    } });
    list = Buffer.from(parts[wanted] ?? new Uint8Array()).toString("utf8");
  } catch {
    return "wrong_type";
  }
  if (size > mostUnpacked) return "too_big";
  // No word processor names its parts so: what unpacks it might write elsewhere, or hold a program.
  if (names.some((name) => name.split("/").includes("..") || name.startsWith("/") || /\.(?:exe|dll|scr|bat|cmd|com|js|vbs|ps1|jar|msi|lnk)$/i.test(name))) return "wrong_type";
  if (list === "" || !names.includes(isWord ? "word/document.xml" : "content.xml")) return "wrong_type";
  if (/encryption-data/i.test(list)) return "encrypted";
  const hasMacros = isWord ? names.some((name) => /vbaproject\.bin$|vbadata\.xml$/i.test(name)) || /macroenabled/i.test(list) : names.some((name) => /^(basic|scripts)\/./i.test(name));
  return hasMacros ? "macros" : null;
}

type ImageType = Extract<AttachmentType, `image/${string}`>;

/** The picture alone, turned the right way up: where it was taken, with what and by whom is not in it any more. */
async function makeAnew(type: ImageType, bytes: Uint8Array): Promise<Uint8Array | FileRefusal> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > mostPixels) return "too_many_pixels";
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", sequentialRead: true }).timeout({ seconds: longestImage }).autoOrient();
    return await encode(picture, type).toBuffer();
  } catch {
    return "broken_image";
  }
}

function encode(picture: Sharp, type: ImageType): Sharp {
  if (type === "image/png") return picture.png({ compressionLevel: 8 });
  return type === "image/jpeg" ? picture.jpeg({ quality: 88 }) : picture.webp({ quality: 88 });
}
