import { expect, it } from "vitest";
import { withReadableGaps } from "./readable-gaps.ts";

const gap = '<span class="sp-gap" lang="da">[udeladt: personoplysninger]</span>';

it("puts words where a passage was left out: marked in texts, plain in titles and attributes, and not in fields", () => {
  expect(withReadableGaps("<p>Ring █1p█ nu</p>", "da")).toBe(`<p>Ring ${gap} nu</p>`);
  expect(withReadableGaps("<title>█1p█ (OGP28)</title>", "da")).toBe("<title>[udeladt: personoplysninger] (OGP28)</title>");
  expect(withReadableGaps('<a aria-label="Se █1o█">x █1o█</a>', "en")).toBe('<a aria-label="Se [left out: offensive content]">x <span class="sp-gap" lang="en">[left out: offensive content]</span></a>');
  for (const field of ["<textarea rows=\"3\">█1p█ og &lt;b&gt;</textarea>", '<input name="title" value="█1p█">']) expect(withReadableGaps(`<div>${field}█1p█</div>`, "da")).toBe(`<div>${field}${gap}</div>`);
});

it("leaves everything else as it is", () => {
  for (const html of ["<p>intet</p>", "<p>█ █1z█ 1p</p>"]) expect(withReadableGaps(html, "da")).toBe(html);
});
