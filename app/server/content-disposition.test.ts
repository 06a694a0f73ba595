import { expect, test } from "vitest";
import { contentDisposition } from "./content-disposition.ts";

test("keeps Danish letters for who understands them, and something readable for the others", () => {
  expect(contentDisposition("attachment", "Bilag på ærø.pdf")).toBe("attachment; filename=\"Bilag paa aeroe.pdf\"; filename*=UTF-8''Bilag%20p%C3%A5%20%C3%A6r%C3%B8.pdf");
});

test.each(["a\"; filename=b.exe", "a\r\nSet-Cookie: x=1", "a\\b", "100%41.pdf", "图像.png", "a\ud800.pdf", "it's (1)*.pdf"])("lets nothing of %j out of its quotes", (name) => {
  expect(contentDisposition("inline", name)).toMatch(/^inline; filename="[^"\\\r\n%;]*"; filename\*=UTF-8''[A-Za-z0-9.!~_%-]*$/);
});
