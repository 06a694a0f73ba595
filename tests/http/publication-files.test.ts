import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { orderFiles } from "#app/domain/publications/order-files.server.ts";
import { messages } from "#app/i18n/messages.ts";
import { newId } from "#app/lib/id.ts";
import { startFileMaker } from "#app/server/file-maker.ts";
import { systemContext } from "#app/server/platform.ts";
import { sampleDocument } from "#tests/support/sample-document.ts";
import { send, usePlatform } from "./client.ts";

// The files of what is published, over HTTP: while nothing is, while they are made, and when they are there.

const platform = usePlatform();
const path = "/en/plans/ogp-2026-2028";
const words = messages.en.documents;
const get = (address: string, headers: Record<string, string> = {}, method = "GET") => send(platform.server.url, address, { headers, method });
const tables = () => platform.server.platform.store.tables;
const write = <T>(body: Parameters<ReturnType<typeof systemContext>["write"]>[0]) => systemContext(platform.server.platform, "test").write(body) as Promise<T>;

afterEach(() => { expect(platform.server.log).toEqual([]); });

async function publish(number: number) {
  const ctx = systemContext(platform.server.platform, "test");
  const plans = await ctx.read.select().from(tables().plans);
  const id = newId();
  await write(async (tx) => {
    await tx.insert(tables().publications).values({ id, planId: plans.find((plan) => plan.slug === "ogp-2026-2028")!.id, kind: "plan", number, content: "{}", hash: "0".repeat(64), publishedAt: ctx.now });
    await orderFiles(ctx, tx, id);
  });
  return id;
}

async function makeAll() {
  const maker = startFileMaker(platform.server.platform, async (_ctx, _publication, locale) => sampleDocument(locale, { initiatives: 1, proposals: 2 }));
  const { publicationFiles: f } = tables();
  for (let tries = 0; tries < 200; tries += 1) {
    const rows = await platform.server.platform.store.read.select({ state: f.state }).from(f);
    if (rows.every((row) => row.state === "ready" || row.state === "failed")) break;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  await maker.stop();
}

describe("the files of a plan", () => {
  beforeEach(async () => { await write(async (tx) => { await tx.delete(tables().publications); }); });

  test("are not there before it is published, and a page says so", async () => {
    for (const [file, kind] of [["plan.pdf", "plan"], ["plan.docx", "plan"], ["outcome.pdf", "outcome"], ["outcome.docx", "outcome"]] as const) {
      const sent = await get(`${path}/${file}`);
      expect([sent.status, sent.location]).toEqual([302, `${path}/files/${file}`]);
      const page = await get(sent.location!);
      expect(page.status).toBe(404);
      expect(page.text).toContain(words.unpublished[kind]);
    }
  });

  test("that nobody made are found at no address", async () => {
    for (const address of [`${path}/publications/plan/9/plan.pdf`, `${path}/publications/plan/0/plan.pdf`, `${path}/publications/plan/1e3/plan.pdf`, `${path}/publications/outcome/1/plan.pdf`, `${path}/publications/x/1/plan.exe`, `${path}/PLAN.PDF`, `${path}/plan.pdf/`, "/en/plans/none/plan.pdf", "/en/plans/none/publications/plan/1/plan.pdf"]) {
      const sent = await get(address);
      expect(sent.status, address).toBe(302);
      const page = await get(sent.location!);
      expect(page.status, address).toBe(404);
      expect(page.text).toContain(messages.en.shell.errors.toHome);
    }
    expect((await get(`${path}/plan.exe`)).status).toBe(404);
  });

  test("being made are waited for by a page that comes back by itself, with a status and a time for programs", async () => {
    await publish(1);
    const page = await get((await get(`${path}/plan.pdf`)).location!);
    expect([page.status, page.headers["retry-after"]]).toEqual([503, "5"]);
    expect(page.text).toContain(words.making);
    expect(page.text).toMatch(new RegExp(`<meta http-equiv="refresh" content="5;url=${path}/plan.pdf"`));
    await write(async (tx) => { await tx.update(tables().publicationFiles).set({ state: "failed" }); });
    const failed = await get((await get(`${path}/plan.pdf`)).location!);
    expect([failed.status, failed.headers["retry-after"]]).toEqual([503, undefined]);
    expect(failed.text).toContain(words.failed);
    expect(failed.text).not.toContain('http-equiv="refresh"');
  });

  test("are given to anyone under a name, and need not be fetched twice", async () => {
    await publish(1);
    await makeAll();
    const response = await fetch(`${platform.server.url}${path}/plan.pdf`);
    const bytes = Buffer.from(await response.arrayBuffer());
    const etag = `"${createHash("sha256").update(bytes).digest("hex")}"`;
    expect(response.status).toBe(200);
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(Object.fromEntries(["content-type", "etag", "content-length", "content-language", "cache-control"].map((name) => [name, response.headers.get(name)]))).toEqual({ "content-type": "application/pdf", etag, "content-length": String(bytes.length), "content-language": "en", "cache-control": "public, no-cache" });
    expect(response.headers.get("content-disposition")).toMatch(/^inline; filename="Action plan .*\(version 1\)\.pdf"/);
    expect((await get(`${path}/plan.pdf`, { "If-None-Match": etag })).status).toBe(304);
    expect(await get(`${path}/plan.pdf`, {}, "HEAD")).toMatchObject({ status: 200, text: "" });
    const numbered = await get(`${path}/publications/plan/1/plan.docx`);
    expect(numbered.status).toBe(200);
    expect(numbered.headers).toMatchObject({ "cache-control": "public, max-age=31536000, immutable", "content-type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
    expect(numbered.headers["content-disposition"]).toMatch(/^attachment; /);
    // The page of the state leads to the file that is there by now.
    expect(await get(`${path}/files/plan.pdf`)).toMatchObject({ status: 302, location: `${path}/plan.pdf` });
    // The language of the address is that of the file.
    expect((await fetch(`${platform.server.url}/da/plans/ogp-2026-2028/plan.pdf`)).headers.get("content-disposition")).toContain("Handlingsplan");
  });

  test("whose storage has lost them are not there right now", async () => {
    await publish(1);
    await write(async (tx) => { await tx.update(tables().publicationFiles).set({ state: "ready", storageKey: "nothing-is-here", size: 3, hash: "abc" }); });
    const page = await get((await get(`${path}/plan.pdf`)).location!);
    expect([page.status, page.headers["retry-after"]]).toEqual([503, "60"]);
    expect(page.text).toContain(words.unavailable);
  });
});
