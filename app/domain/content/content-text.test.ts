import { describe, expect, it } from "vitest";
import { bodyOf, partsOf } from "./content-text.ts";

describe("partsOf", () => {
  it("takes lines that begin with ## for headings, and what comes before them for the lead", () => {
    expect(partsOf("Kort.\n\n## Første\nEn linje.\n\n- et punkt\n##  Anden \n\n## Tom")).toEqual({ lead: "Kort.", sections: [{ heading: "Første", text: "En linje.\n\n- et punkt" }, { heading: "Anden", text: "" }, { heading: "Tom", text: "" }] });
  });

  it("leaves other marks as they are: one #, ### and a heading longer than a line can be", () => {
    const long = `## ${"x".repeat(121)}`;
    expect(partsOf(`# En\n### Tre\n##Uden\n${long}`)).toEqual({ lead: `# En\n### Tre\n##Uden\n${long}`, sections: [] });
  });

  it("is undone by bodyOf", () => {
    const parts = { lead: "Kort.", sections: [{ heading: "Et", text: "Tekst\n\nmere" }, { heading: "To", text: "Slut" }] };
    expect(partsOf(bodyOf(parts))).toEqual(parts);
    expect(bodyOf({ lead: "", sections: [] })).toBe("");
  });
});
