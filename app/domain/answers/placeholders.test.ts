import { expect, it } from "vitest";
import { fillPlaceholders, openPlaceholders, unknownPlaceholders } from "./placeholders.ts";

it.each([
  ["Tak for {{reference}} om {{ theme }}", []],
  ["{{referenc}} og {{}}", ["{{referenc}}", "{{}}"]],
  ["{reference} {{Title}}", ["{{Title}}"]],
])("finds what is no placeholder in %s", (text, unknown) => { expect(unknownPlaceholders(text)).toEqual(unknown); });

it("fills in what is known, leaves the rest to be seen, and fills nothing twice", () => {
  expect(fillPlaceholders("{{reference}}: {{ title }} i {{initiative}}", { reference: "PA-C-0001", title: "{{theme}} $& $1", theme: "X" })).toBe("PA-C-0001: {{theme}} $& $1 i {{initiative}}");
});

it("finds what was not filled in, and leaves other braces be", () => { expect(openPlaceholders("Det er med i {{initiative}} og {{ plan }}, fordi {{own_words}} og {{7*7}}")).toEqual(["{{initiative}}", "{{ plan }}", "{{own_words}}"]); });
