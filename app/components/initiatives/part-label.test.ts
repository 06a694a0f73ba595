import { describe, expect, it } from "vitest";
import { messages } from "#app/i18n/messages.ts";
import { askedLabel, gapLabel, partLabel } from "./part-label.ts";

describe.each([["da", "Løsningen", "Hvilken løsning foreslår I?"], ["en", "The solution", "What solution do you propose?"]] as const)("a field of a template, in %s", (locale, heading, question) => {
  const m = messages[locale];
  const template = { name: "ogp2022" } as const;

  it("is a question to who writes it, and a heading to who reads it", () => {
    expect([askedLabel(m, template, "solution"), partLabel(m, template, "solution")]).toEqual([question, heading]);
    expect(gapLabel(m, template, { part: "solution" })).toBe(question);
    expect([askedLabel(m, template, "title"), partLabel(m, template, "title")]).toEqual([m.initiativeTemplate.also.title, m.initiativeTemplate.also.title]);
  });

  it("asks the public nothing", () => {
    for (const name of ["dk2017", "ogp2022"] as const) for (const part of Object.keys(m.initiativeTemplate.fields[name])) expect(partLabel(m, { name }, part)).not.toContain("?");
  });
});
