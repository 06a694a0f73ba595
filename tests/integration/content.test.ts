import { beforeEach, expect, it } from "vitest";
import type { Person } from "#app/domain/context.ts";
import { getContent, getContentVersion, listContentVersions, newestContent } from "#app/domain/content/queries.server.ts";
import { contentInput } from "#app/domain/content/schema.ts";
import { writeContent } from "#app/domain/content/write-content.server.ts";
import type { Store } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import { contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";

describeOnBothDatabases("the pages about the platform", (open) => {
  let store: Store;
  let coordinator: Person;
  const words = (fields: Record<string, string> = {}) => contentInput.parse({ titleDa: "Regler", titleEn: "Rules", bodyDa: "Kort.\n\n## Vær venlig\n\nVær **venlig**.", bodyEn: "Short.\n\n## Be kind\n\nBe **kind**.", note: "Kortere", version: "0", ...fields });
  const write = (fields: Record<string, string> = {}, actor = coordinator) => writeContent(contextFor(store, actor), "rules", words(fields));

  beforeEach(async () => {
    store = await open();
    coordinator = await addPerson(store, { role: "coordinator" });
  });

  it("say what the platform came with until somebody writes them, in both languages", async () => {
    const own = await getContent(contextFor(store, visitor), "rules");
    expect(own).toMatchObject({ number: 0, changedAt: null, title: { text: "Regler for deltagelse", lang: "da" } });
    expect(own.parts.sections.length).toBeGreaterThan(2);
    expect(await getContent(contextFor(store, visitor, { locale: "en" }), "rules")).toMatchObject({ title: { text: "Rules of participation", lang: "en" } });
  });

  it("are written in versions that all stay to be read", async () => {
    expect(await write()).toEqual({ ok: true, value: { number: 1 } });
    expect(await write({ version: "1", bodyDa: "Andet." })).toEqual({ ok: true, value: { number: 2 } });
    expect(await getContent(contextFor(store, visitor), "rules")).toMatchObject({ number: 2, parts: { lead: "Andet.", sections: [] } });
    expect(await getContent(contextFor(store, visitor, { locale: "en" }), "rules")).toMatchObject({ parts: { lead: "Short.", sections: [{ heading: "Be kind", text: "Be **kind**." }] } });
    expect((await listContentVersions(contextFor(store, visitor), "rules")).map(({ number, note }) => [number, note])).toEqual([[2, "Kortere"], [1, "Kortere"], [0, ""]]);
    expect(await getContentVersion(contextFor(store, visitor), "rules", 1)).toMatchObject({ body: { da: "Kort.\n\n## Vær venlig\n\nVær **venlig**." } });
    await expect(getContentVersion(contextFor(store, visitor), "rules", 3)).rejects.toMatchObject({ kind: "not_found" });
    // The others are as they were.
    expect((await newestContent(contextFor(store, visitor), "privacy")).number).toBe(0);
    const { auditEntries: a } = store.tables;
    expect((await store.read.select().from(a)).filter(({ action }) => action === "content.written")).toMatchObject([{ subjectId: "rules", actorId: coordinator.id, data: { page: "rules", version: 1 } }, { data: { version: 2 } }]);
  });

  it("are written by one of two who do it at once, and not by who began from an older version", async () => {
    const results = await Promise.allSettled([write(), write({ bodyDa: "Andet." })]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(write({ bodyDa: "Tredje." })).rejects.toMatchObject({ kind: "conflict" });
    expect(await listContentVersions(contextFor(store, visitor), "rules")).toHaveLength(2);
  });

  it("get no version in which nothing has changed", async () => {
    await write();
    expect(await write({ version: "1", note: "Ingenting" })).toEqual({ ok: false, reason: "nothing_changed" });
  });

  it("are written by coordinators of the platform alone", async () => {
    for (const actor of [await addPerson(store), await addPerson(store, { role: "moderator" }), await addPerson(store, { planRole: { planId: newId(), role: "coordinator" } })]) await expect(write({}, actor)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it.each([[{ titleDa: " " }, "titleDa", "content_title_missing"], [{ titleEn: "x".repeat(121) }, "titleEn", "too_long"], [{ bodyEn: "" }, "bodyEn", "content_body_missing"], [{ bodyDa: "x".repeat(30_001) }, "bodyDa", "too_long"], [{ note: "x".repeat(301) }, "note", "too_long"]])("take no %o", (fields, path, message) => {
    const result = contentInput.safeParse({ titleDa: "a", titleEn: "a", bodyDa: "a", bodyEn: "a", note: "", version: "0", ...fields });
    expect(result.error?.issues).toMatchObject([{ path: [path], message }]);
  });
});
