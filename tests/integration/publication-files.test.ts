import { and, eq } from "drizzle-orm";
import { createHash } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { Context } from "#app/domain/context.ts";
import { DomainError } from "#app/domain/errors.ts";
import { getPublicationFile } from "#app/domain/publications/get-file.server.ts";
import { makeDueFiles, type MakeOptions } from "#app/domain/publications/make-files.server.ts";
import { orderFiles } from "#app/domain/publications/order-files.server.ts";
import { newId } from "#app/lib/id.ts";
import { StorageFailure } from "#app/lib/file-storage.ts";
import { renderInThread } from "#app/server/documents/render-in-thread.ts";
import type { Store } from "#db/store.ts";
import type { PublicationKind } from "#db/values.ts";
import { after, contextFor, noon, system, testStorage, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPlan, type TestPlan } from "#tests/support/plans.ts";
import { sampleDocument } from "#tests/support/sample-document.ts";

describeOnBothDatabases("files of publications", (open) => {
  let store: Store;
  let plan: TestPlan;
  let now: Date;
  const ctx = (changes: Partial<Context> = {}): Context => ({ ...contextFor(store, system, { now }), ...changes });
  beforeEach(async () => {
    store = await open();
    plan = await addPlan(store);
    now = noon;
  });

  const publish = async (number = 1, kind: PublicationKind = "plan") => {
    const id = newId();
    await store.write(async (tx) => {
      await tx.insert(store.tables.publications).values({ id, planId: plan.id, kind, number, content: "{}", hash: "0".repeat(64), publishedAt: now });
      await orderFiles(ctx(), tx, id);
    });
    return id;
  };
  const documentOf: MakeOptions["documentOf"] = async (_ctx, _publication, locale) => sampleDocument(locale, { initiatives: 1, proposals: 2 });
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const make = (changes: Partial<MakeOptions> = {}) => makeDueFiles(ctx(), { documentOf, render: async (document, format) => ({ bytes: bytesOf(`${document.locale} ${format}`), pages: format === "pdf" ? 3 : null }), clock: () => now, ...changes });
  const rows = async (id: string) => store.read.select().from(store.tables.publicationFiles).where(eq(store.tables.publicationFiles.publicationId, id)).orderBy(store.tables.publicationFiles.locale, store.tables.publicationFiles.format);
  const states = async (id: string) => (await rows(id)).map((row) => `${row.locale} ${row.format} ${row.state}`);
  const find = (changes: { number?: number; format?: "pdf" | "docx"; plan?: string; kind?: PublicationKind } = {}) => getPublicationFile(contextFor(store, visitor, { locale: "en" }), { plan: plan.slug, kind: "plan", format: "pdf", ...changes });
  const contentOf = async (key: string) => { const stream = await testStorage.get(key); return stream && new Response(stream).text(); };

  it("are ordered with it, in both languages and formats, and made with their size, pages and hash", async () => {
    const id = await publish();
    expect(await states(id)).toEqual(["da docx ordered", "da pdf ordered", "en docx ordered", "en pdf ordered"]);
    expect(await make()).toBe(4);
    expect(await states(id)).toEqual(["da docx ready", "da pdf ready", "en docx ready", "en pdf ready"]);
    const [docx, pdf] = await rows(id);
    expect(docx).toMatchObject({ size: 7, pages: null, attempts: 1, madeAt: now });
    expect(pdf).toMatchObject({ size: 6, pages: 3, hash: createHash("sha256").update("da pdf").digest("hex") });
    expect(await contentOf(pdf!.storageKey!)).toBe("da pdf");
    expect(await make()).toBe(0);
  });

  it("are made in threads of their own by what the product makes them with", async () => {
    const id = await publish();
    await make({ render: (document, format) => renderInThread(document, format) });
    const made = await rows(id);
    expect(made.map((row) => row.state)).toEqual(["ready", "ready", "ready", "ready"]);
    expect((await contentOf(made[1]!.storageKey!))!.slice(0, 8)).toBe("%PDF-1.7");
    expect((await contentOf(made[0]!.storageKey!))!.slice(0, 2)).toBe("PK");
    expect(made[1]!.pages).toBeGreaterThan(3);
  });

  it("are made once, however many processes make them", async () => {
    const id = await publish();
    const made: string[] = [];
    const render: MakeOptions["render"] = async (document, format) => { made.push(`${document.locale} ${format}`); await new Promise((resolve) => { setTimeout(resolve, 5); }); return { bytes: bytesOf("x"), pages: null }; };
    const taken = await Promise.all([make({ render }), make({ render }), make({ render })]);
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(4);
    expect(made.sort()).toEqual(["da docx", "da pdf", "en docx", "en pdf"]);
    expect((await states(id)).every((each) => each.endsWith("ready"))).toBe(true);
  });

  it("are taken up again when the process that made one ended, but not before its lease is over", async () => {
    const id = await publish();
    const { publicationFiles: f } = store.tables;
    await make({ isStopping: () => false });
    await store.write(async (tx) => { await tx.update(f).set({ state: "making", attempts: 1, storageKey: null, availableAt: after({ minutes: 5 }) }).where(and(eq(f.publicationId, id), eq(f.locale, "da"), eq(f.format, "pdf"))); });
    expect(await make()).toBe(0);
    now = after({ minutes: 6 });
    expect(await make()).toBe(1);
    const [, pdf] = await rows(id);
    expect(pdf).toMatchObject({ state: "ready", attempts: 2 });
    // What the first attempt may have left is gone.
    expect(await contentOf(`${id}-da-pdf-1`)).toBeNull();
  });

  it("that cannot be made hold up no other, wait longer each time, and are given up", async () => {
    const id = await publish();
    const told: boolean[] = [];
    const render: MakeOptions["render"] = async (document, format) => { if (format === "pdf" && document.locale === "da") throw new Error("poison"); return { bytes: bytesOf("x"), pages: null }; };
    const failing = { render, onFailure: (_error: unknown, _file: unknown, givenUp: boolean) => { told.push(givenUp); } };
    expect(await make(failing)).toBe(4);
    expect(await states(id)).toEqual(["da docx ready", "da pdf ordered", "en docx ready", "en pdf ready"]);
    const tries = [];
    for (let seconds = 0; seconds < 3600; seconds += 1) {
      now = after({ seconds });
      if (await make(failing)) tries.push(seconds);
      if (told.at(-1)) break;
    }
    expect(tries).toEqual([5, 65, 665]);
    expect(told).toEqual([false, false, false, true]);
    expect(await states(id)).toContain("da pdf failed");
    now = after({ days: 30 });
    expect(await make(failing)).toBe(0);
  });

  it("that end their process each time are given up too", async () => {
    const id = await publish();
    const { publicationFiles: f } = store.tables;
    await store.write(async (tx) => { await tx.update(f).set({ state: "making", attempts: 4 }).where(and(eq(f.locale, "da"), eq(f.format, "pdf"))); });
    expect(await make()).toBe(3);
    expect(await states(id)).toContain("da pdf failed");
  });

  it("that are stopped in the middle are another's at once, and it was no attempt", async () => {
    const id = await publish();
    let isStopping = false;
    await make({ isStopping: () => isStopping, render: async () => { isStopping = true; throw new Error("stopped"); } });
    expect((await rows(id)).map((row) => [row.state, row.attempts])).toEqual([["ordered", 0], ["ordered", 0], ["ordered", 0], ["ordered", 0]]);
    expect(await make()).toBe(4);
  });

  it("wait for a storage that does not answer", async () => {
    await publish();
    const broken = { ...testStorage, put: () => Promise.reject(new StorageFailure("away")) };
    expect(await makeDueFiles(ctx({ storage: broken }), { documentOf, render: async () => ({ bytes: bytesOf("x"), pages: null }), clock: () => now })).toBe(4);
    now = after({ seconds: 6 });
    expect(await make()).toBe(4);
  });

  it("that take too much are ended with their thread alone", async () => {
    await expect(renderInThread({ ...sampleDocument("da"), blocks: [{ kind: "list", ordered: true, items: "no list" as never }] }, "pdf")).rejects.toThrow();
    const stopping = new AbortController();
    const stopped = renderInThread(sampleDocument("da"), "pdf", stopping.signal);
    stopping.abort();
    await expect(stopped).rejects.toThrow("stopped");
  });

  it("are made by the platform alone", async () => {
    await expect(makeDueFiles(contextFor(store, visitor), { documentOf, render: () => Promise.reject(new Error("never")), clock: () => now })).rejects.toThrow(DomainError);
  });

  it("are found by anyone, the last one or one by its number", async () => {
    expect(await find()).toMatchObject({ state: "unpublished", plan: { slug: plan.slug } });
    await publish(1);
    expect(await find()).toMatchObject({ state: "making", number: 1 });
    await make();
    now = after({ minutes: 1 });
    await publish(2);
    expect(await find()).toMatchObject({ state: "making", number: 2 });
    expect(await find({ number: 1 })).toMatchObject({ state: "ready", number: 1, size: 6, pages: 3 });
    expect(await find({ kind: "outcome" })).toMatchObject({ state: "unpublished" });
    await expect(find({ number: 3 })).rejects.toMatchObject({ kind: "not_found" });
    await expect(find({ plan: "none" })).rejects.toMatchObject({ kind: "not_found" });
    await store.write(async (tx) => { await tx.update(store.tables.publicationFiles).set({ state: "failed" }); });
    expect(await find()).toMatchObject({ state: "failed", number: 2 });
  });
});
