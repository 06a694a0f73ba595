import { describe, expect, it } from "vitest";
import { readReport } from "./schema.ts";

const whole = { milestone: "019a2b3c-0000-7000-8000-000000000000", completion: "limited", body: "  Begyndt.\r\n\r\n\r\nNu videre.  ", language: "da", formKey: "019a2b3c-0000-7000-8000-000000000001" };

describe("readReport", () => {
  it("takes a whole report, with the links that say something", () => {
    const { input } = readReport({ ...whole, "evidence.1.url": "example.dk/side", "evidence.1.label": " Siden ", "evidence.2.url": "", "evidence.2.label": "", "evidence.5.url": "http://example.dk/" });
    expect(input).toEqual({ ...whole, body: "Begyndt.\n\nNu videre.", evidence: [{ label: "Siden", url: "https://example.dk/side" }, { label: "", url: "http://example.dk/" }] });
  });

  it("says of each field what is wrong in it", () => {
    expect(readReport({}).errors).toMatchObject({ milestone: "milestone_missing", completion: "completion_missing", body: "progress_missing", language: "language_missing" });
    expect(readReport({ ...whole, body: "x".repeat(4001) }).errors).toEqual({ body: "too_long" });
    expect(readReport({ ...whole, "evidence.1.label": "Uden adresse", "evidence.2.url": "javascript:alert(1)", "evidence.3.url": "https://bruger:kode@example.dk", "evidence.4.url": "https://example.dk", "evidence.4.label": "x".repeat(161) }).errors)
      .toEqual({ "evidence.1.url": "evidence_url_missing", "evidence.2.url": "evidence_url_wrong", "evidence.3.url": "evidence_url_wrong", "evidence.4.label": "too_long" });
  });
});
