import { strToU8, zipSync, type Zippable } from "fflate";
import { crc32 } from "node:zlib";
import sharp from "sharp";

// Small files of each kind that can be attached, and of kinds that cannot.

/** A PDF of one empty page; what is said stands in its text. */
export function pdf(says = ""): Uint8Array {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return place;
  });
  const start = text.length;
  text += `xref\n0 4\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n${says ? `% ${says}\n` : ""}`;
  return strToU8(text, true);
}

const wordTypes = (main: string) => `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;

/** A Word document, with these parts besides. */
export function docx(parts: Zippable = {}, main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"): Uint8Array {
  return zipSync({ "[Content_Types].xml": strToU8(wordTypes(main)), "word/document.xml": strToU8("<w:document/>"), ...parts });
}

/** An OpenDocument text, with these parts besides; `encrypted` as its list of parts says of one with a password. */
export function odt(parts: Zippable = {}, { encrypted = false } = {}): Uint8Array {
  const entry = encrypted ? "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data manifest:checksum-type=\"SHA1\"/></manifest:file-entry>" : "<manifest:file-entry manifest:full-path=\"content.xml\"/>";
  return zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }], "content.xml": strToU8("<office:document-content/>"), "META-INF/manifest.xml": strToU8(`<manifest:manifest>${entry}</manifest:manifest>`), ...parts });
}

/** A zip file that is no document. */
export function zip(): Uint8Array {
  return zipSync({ "read.me": strToU8("hello") });
}

/** What begins as programs for Windows do. */
export function exe(): Uint8Array {
  const bytes = new Uint8Array(600);
  bytes.set(strToU8("MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", true));
  return bytes;
}

/** A picture 40 pixels wide and 20 high, as a phone held upright writes it: lying, with a note which way is up, and with where it was taken. */
export async function photo(format: "jpeg" | "png" | "webp" = "jpeg"): Promise<Uint8Array> {
  const picture = sharp({ create: { width: 40, height: 20, channels: 3, background: { r: 200, g: 30, b: 30 } } })
    .withExif({ IFD0: { Copyright: "Anna Andersen", Model: "Telefon 9" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "55/1 40/1 34/1", GPSLongitudeRef: "E", GPSLongitude: "12/1 34/1 6/1" } }).withMetadata({ orientation: 6 });
  return picture.toFormat(format).toBuffer();
}

/** A picture of few bytes that says it is 12,000 pixels wide and high: it would take gigabytes of memory. */
export async function bomb(): Promise<Uint8Array> {
  const picture = Buffer.from(await photo("png"));
  // Its head: the size stands 16 bytes from the beginning, and a check of the head behind it.
  picture.writeUInt32BE(12_000, 16);
  picture.writeUInt32BE(12_000, 20);
  picture.writeUInt32BE(crc32(picture.subarray(12, 29)), 29);
  return picture;
}
