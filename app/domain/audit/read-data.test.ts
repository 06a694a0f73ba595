import { describe, expect, it } from "vitest";
import { readData } from "./read-data.ts";

const id = "0196b7c0-0000-7000-8000-000000000001";

describe("readData", () => {
  it("sets what was beside what became of it, and what is said beside that apart", () => {
    expect(readData({ before: { status: "received", assigneeId: null }, after: { status: "under_consideration", assigneeId: id }, responseVersion: 2 }, false)).toEqual({
      changes: [{ field: "status", before: { text: "received" }, after: { text: "under_consideration" } }, { field: "assigneeId", before: null, after: { id } }],
      details: [{ field: "responseVersion", before: null, after: { text: "2" } }],
    });
  });

  it("takes a bare value before or after for one", () => {
    expect(readData({ before: "full", after: "partly", initiative: "OGP28-I-01" }, false)).toMatchObject({ changes: [{ field: "value", before: { text: "full" }, after: { text: "partly" } }], details: [{ field: "initiative" }] });
    expect(readData({ before: null, after: 3 }, false).changes).toEqual([{ field: "value", before: null, after: { text: "3" } }]);
  });

  it("shows no id of a participant's act, in whatever form", () => {
    const data = { organisationId: id, before: { themeId: id }, after: { themeId: id }, found: [id, id], grant: { userId: id, role: "x" }, told: ["anybody"], reason: "offensive" };
    expect(JSON.stringify(readData(data, true))).not.toContain(id);
    expect(readData(data, true)).toEqual({ changes: [], details: [{ field: "found", before: null, after: { text: "× 2" } }, { field: "grant", before: null, after: { text: "role: x" } }, { field: "reason", before: null, after: { text: "offensive" } }] });
  });

  it("is nothing where nothing was kept", () => { expect(readData({}, false)).toEqual({ changes: [], details: [] }); });
});
