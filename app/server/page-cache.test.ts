import { beforeEach, expect, it } from "vitest";
import { PageCache } from "./page-cache.ts";

type Page = { text: string; size: number };

let moment = 1;
/** The last moment at which something that pages read has changed. */
let changedAt = 0;
let now = 0;
let rendered = 0;
let cache: PageCache<Page>;
const page = (text: string): Page => ({ text, size: 10 });
const source = { name: "primary" as const, hasChanged: (_: unknown, since: number) => since < changedAt };
const render = async () => { rendered += 1; return Promise.resolve(page(`${moment} ${rendered}`)); };
const text = async (key: string, how = render) => (await cache.find(key, { source, moment }, how))?.text ?? null;

beforeEach(() => {
  [moment, changedAt, now, rendered] = [1, 0, 0, 0];
  cache = new PageCache({ clock: () => now, mostBytes: 25 });
});

it("keeps a page by its address until something is written", async () => {
  expect([await text("/a"), await text("/a"), await text("/b")]).toEqual(["1 1", "1 1", "1 2"]);
  [moment, changedAt] = [2, 2];
  expect(await text("/a")).toBe("2 3");
});

it("keeps a page while what is written is elsewhere", async () => {
  await text("/a");
  moment = 2;
  expect(await text("/a")).toBe("1 1");
  [moment, changedAt] = [4, 3];
  expect(await text("/a")).toBe("4 2");
});

it("keeps nothing of one server for who reads from another", async () => {
  await text("/a");
  const other = { name: "replica" as const, hasChanged: () => false };
  expect((await cache.find("/a", { source: other, moment: 1 }, render))!.text).toBe("1 2");
});

it("keeps no page for long, as it says how long ago something was", async () => {
  await text("/a");
  now = 9_999;
  expect(await text("/a")).toBe("1 1");
  now = 10_000;
  expect(await text("/a")).toBe("1 2");
  // A clock that was set back.
  now = -10_000;
  expect(await text("/a")).toBe("1 3");
});

it("renders once for all who ask at the same time, and anew for who asks after a write", async () => {
  let finish: (() => void)[] = [];
  const slowly = async () => { rendered += 1; const mine = page(`${moment} ${rendered}`); await new Promise<void>((resolve) => { finish.push(resolve); }); return mine; };
  const first = [text("/a", slowly), text("/a", slowly)];
  await Promise.resolve();
  [moment, changedAt] = [2, 2];
  const second = [text("/a", slowly), text("/a", slowly)];
  await Promise.resolve();
  expect(rendered).toBe(2);
  // The older one ends last: it is not taken for the newer state.
  for (const end of finish.reverse()) end();
  finish = [];
  expect(await Promise.all([...first, ...second])).toEqual(["1 1", "1 1", "2 2", "2 2"]);
  const third = text("/a", slowly);
  await Promise.resolve();
  for (const end of finish) end();
  expect((await third)!.startsWith("2 ")).toBe(true);
});

it("keeps no more than it may, and forgets what nobody asks for first", async () => {
  for (const key of ["/a", "/b", "/a", "/c"]) await text(key);
  expect(rendered).toBe(3);
  await text("/a");
  expect(rendered).toBe(3);
  await text("/b");
  expect(rendered).toBe(4);
});

it("does not keep what is not given away, and lets go of what failed", async () => {
  expect(await text("/a", async () => Promise.resolve(null as unknown as Page))).toBeNull();
  await expect(text("/a", async () => Promise.reject(new Error("down")))).rejects.toThrow("down");
  expect(await text("/a")).toBe("1 1");
});
