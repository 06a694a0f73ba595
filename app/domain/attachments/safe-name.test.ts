import { expect, test } from "vitest";
import { countCharacters } from "#app/lib/text.ts";
import { safeName } from "./safe-name.ts";

const pdf = "application/pdf";

test.each([
  ["Bilag på ærø.pdf", "Bilag på ærø.pdf"],
  ["REGNSKAB.PDF", "REGNSKAB.pdf"],
  ["../../etc/passwd", "passwd.pdf"],
  ["C:\\fakepath\\Plan.pdf", "Plan.pdf"],
  ["..", "fil.pdf"],
  [".htaccess", "htaccess.pdf"],
  ["", "fil.pdf"],
  ["   .pdf", "pdf.pdf"],
  ["rapport.pdf.exe", "rapport.pdf"],
  ["rapport.exe.pdf", "rapport.pdf"],
  ["Forslag v1.2", "Forslag v1.2.pdf"],
  ["Møde 3. maj.pdf", "Møde 3. maj.pdf"],
  ["con.pdf", "_con.pdf"],
  ["a\r\nb\tc\0.pdf", "a b c.pdf"],
  ["fdp.\u202Eexe.pdf", "fdp.pdf"],
  ["u\u200Bs\u2066y\uFEFFnlig.pdf", "usynlig.pdf"],
  ["a<b>:\"|?*%41.pdf", "a-b-------41.pdf"],
  ["i\u0301.pdf", "í.pdf"],
  ["a\ud800b.pdf", "ab.pdf"],
  ["报告 😀.pdf", "报告 😀.pdf"],
  ["تقرير.pdf", "تقرير.pdf"],
])("%j is saved as %j", (given, name) => { expect(safeName(given, pdf)).toBe(name); });

test("is what it is by its content, whatever it is called", () => {
  expect(safeName("billede.exe", "image/jpeg")).toBe("billede.jpg");
  expect(safeName("billede.JPEG", "image/jpeg")).toBe("billede.jpg");
  expect(safeName("kontrakt.docm", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")).toBe("kontrakt.docx");
});

test.each(["a", "ø", "😀", "报", "e\u0301"])("is never too long for a file system, of %j neither", (letter) => {
  const name = safeName(`${letter.repeat(500)}.pdf`, pdf);
  expect(countCharacters(name)).toBeLessThanOrEqual(100);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/.\.pdf$/);
  expect(name.isWellFormed()).toBe(true);
});
