import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { bomb, docx, exe, odt, pdf, photo, zip } from "#tests/support/files.ts";
import { inspectFile } from "./inspect-file.server.ts";
import { attachmentLimits } from "./rules.ts";

const inspect = (name: string, bytes: Uint8Array) => inspectFile({ name, bytes });
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

describe("a file", () => {
  it.each([
    ["a.pdf", pdf(), "application/pdf"],
    ["a.docx", docx(), word],
    ["a.odt", odt(), "application/vnd.oasis.opendocument.text"],
  ] as const)("%s is known by its content and kept as it is", async (name, bytes, type) => {
    expect(await inspect(name, bytes)).toEqual({ ok: true, file: { name, type, bytes } });
  });

  it("is called what it is, whatever its name says", async () => {
    expect(await inspect("../../rapport.exe", pdf())).toMatchObject({ ok: true, file: { name: "rapport.pdf", type: "application/pdf" } });
    expect(await inspect("billede.png", await photo("webp"))).toMatchObject({ ok: true, file: { name: "billede.webp", type: "image/webp" } });
  });

  it.each([
    ["a program that says it is a PDF", exe(), "wrong_type"],
    ["a zip that says it is a document", zip(), "wrong_type"],
    ["a page with script", Buffer.from("<!doctype html><script>alert(1)</script>"), "wrong_type"],
    ["a drawing with script", Buffer.from("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"), "wrong_type"],
    ["text", Buffer.from("hello"), "wrong_type"],
    ["a page before a PDF", Buffer.concat([Buffer.from("<script>alert(1)</script>"), pdf()]), "wrong_type"],
    ["a document without its text", docx({ "word/document.xml": new Uint8Array() }).subarray(0, 200), "wrong_type"],
    ["nothing", new Uint8Array(), "empty"],
    ["one byte too many", Buffer.concat([pdf(), new Uint8Array(attachmentLimits.bytes)]), "too_big"],
    ["a document that holds a program", docx({ "word/evil.exe": new Uint8Array(9) }), "wrong_type"],
    ["a document with a part for elsewhere", docx({ "../../x.xml": new Uint8Array(9) }), "wrong_type"],
    ["a document that swells", docx({ "word/media/a.bin": [new Uint8Array(201 * 1024 * 1024), { level: 1 }] }), "too_big"],
    ["a document with macros", docx({ "word/vbaProject.bin": new Uint8Array(9) }), "macros"],
    ["a document that says it has macros", docx({}, "application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"],
    ["an OpenDocument text with macros", odt({ "Basic/Standard/Module1.xml": new Uint8Array(9) }), "macros"],
    ["an OpenDocument text with a password", odt({}, { encrypted: true }), "encrypted"],
  ] as const)("is refused when it is %s", async (_, bytes, reason) => { expect(await inspect("bilag.pdf", bytes)).toEqual({ ok: false, reason }); });

  it("of exactly the size that is allowed is taken", async () => {
    const bytes = Buffer.concat([pdf(), new Uint8Array(attachmentLimits.bytes - pdf().length)]);
    expect(await inspect("a.pdf", bytes)).toMatchObject({ ok: true });
  });
});

describe("an image", () => {
  it.each(["jpeg", "png", "webp"] as const)("(%s) keeps its picture, the right way up, and nothing else", async (format) => {
    const given = await photo(format);
    expect((await sharp(given).metadata()).exif?.toString("latin1")).toContain("Anna Andersen");
    const inspection = await inspect(`foto.${format}`, given);
    if (!inspection.ok) throw new Error(inspection.reason);
    const kept = await sharp(inspection.file.bytes).metadata();
    expect(kept).toMatchObject({ format, width: 20, height: 40 });
    for (const part of ["exif", "icc", "xmp", "iptc", "orientation"] as const) expect(kept[part], part).toBeUndefined();
    expect(Buffer.from(inspection.file.bytes).toString("latin1")).not.toMatch(/Anna|GPS|Telefon/);
  });

  it("loses what was hung behind it", async () => {
    const inspection = await inspect("foto.jpg", Buffer.concat([await photo(), Buffer.from("<script>alert(1)</script>"), zip()]));
    if (!inspection.ok) throw new Error(inspection.reason);
    expect(Buffer.from(inspection.file.bytes).toString("latin1")).not.toMatch(/script|PK\x03\x04/);
  });

  it("that would take the memory of many is refused before it is unpacked", async () => { expect(await inspect("a.png", await bomb())).toEqual({ ok: false, reason: "too_many_pixels" }); });

  it("that is cut off or full of noise is refused", async () => {
    const whole = await photo("png");
    expect(await inspect("a.png", whole.subarray(0, whole.length - 20))).toEqual({ ok: false, reason: "broken_image" });
    expect(await inspect("a.png", Buffer.concat([whole.subarray(0, 40), Buffer.alloc(200, 7)]))).toEqual({ ok: false, reason: "broken_image" });
  });
});
