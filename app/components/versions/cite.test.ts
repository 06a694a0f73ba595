import { describe, expect, it } from "vitest";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { messages } from "#app/i18n/messages.ts";
import { bibtex, citation } from "./cite.ts";

const proposal = (change: Partial<ProposalView> = {}) => ({
  reference: "OGP28-O-0042", title: "Åbne møder.", submittedAt: new Date("2026-12-31T23:30:00Z"), plan: { title: { text: "Handlingsplan 2026-2028", lang: "da" } }, speaker: { type: "ngo", display: "name", name: "Anna Ø", organisation: "Nordisk Forening", organisationId: "x", verified: true }, ...change,
}) as ProposalView;
const cited = (change: Partial<ProposalView> = {}) => ({ m: messages.da, locale: "da", proposal: proposal(change), coAuthors: [] as { name: string }[], url: "https://x.example/da/proposals/OGP28-O-0042", now: new Date("2027-03-09T11:00:00Z") }) as const;

describe("a citation", () => {
  it("names who speaks as they are shown, the year in Denmark, and where it was read", () => {
    expect(citation(cited())).toBe("Anna Ø, Nordisk Forening (2027). Åbne møder. Forslag OGP28-O-0042 til Handlingsplan 2026-2028. Samplan. https://x.example/da/proposals/OGP28-O-0042. Læst 9. marts 2027.");
  });
  it("names an organisation or a code alone", () => {
    expect(citation(cited({ speaker: { type: "ngo", display: "organisation", name: "Nordisk Forening", organisation: "Nordisk Forening", organisationId: "x", verified: true } }))).toMatch(/^Nordisk Forening \(2027\)/);
    expect(citation(cited({ speaker: { type: "citizen", display: "code", name: "D-7KQ2XW9H", organisation: null, organisationId: null, verified: false } }))).toMatch(/^D-7KQ2XW9H \(2027\)/);
  });
  it("names who stands beside them", () => {
    const together = { ...cited(), coAuthors: [{ name: "Bo Æble" }, { name: "D-7KQ2XW9H" }] };
    expect(citation(together)).toMatch(/^Anna Ø, Nordisk Forening; Bo Æble; D-7KQ2XW9H \(2027\)/);
    expect(bibtex(together)).toContain("author = {{Anna Ø, Nordisk Forening} and {Bo Æble} and {D-7KQ2XW9H}}");
  });
  it("escapes what has a meaning in BibTeX", () => {
    const entry = bibtex(cited({ title: "100 % {åbne} \\input{x} & #1_~^$" }));
    expect(entry).toContain("title = {{100 \\% \\{åbne\\} \\textbackslash{}input\\{x\\} \\& \\#1\\_\\textasciitilde{}\\textasciicircum{}\\$}}");
    expect(entry).toMatch(/^@misc\{OGP28-O-0042,\n/);
    expect(entry).toContain("urldate = {2027-03-09}");
  });
});
