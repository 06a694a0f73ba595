import { unzipSync, strFromU8 } from "fflate";
import { expect, it } from "vitest";
import { zipStream } from "./zip-stream.ts";

const madeAt = new Date("2027-03-09T11:00:00Z");

/** A text of so many lines, made while it is read; `made` counts how far it got. */
function lines(count: number, made: { lines: number; ended: boolean } = { lines: 0, ended: false }) {
  async function* make() {
    try {
      for (; made.lines < count; made.lines += 1) yield `${made.lines} æøå 😀 ${Math.random()}\n`;
    } finally {
      made.ended = true;
    }
  }
  return { text: make(), made };
}

async function read(stream: ReadableStream<Uint8Array>): Promise<Record<string, string>> {
  const whole = new Uint8Array(await new Response(stream).arrayBuffer());
  return Object.fromEntries(Object.entries(unzipSync(whole)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

it("packs several files, long, short and empty, as any program unpacks them", async () => {
  const empty = async function* () { yield* [] as string[]; };
  const files = await read(zipStream([{ name: "long.txt", text: lines(20_000).text }, { name: "short.txt", text: lines(1).text }, { name: "empty.txt", text: empty() }], madeAt));
  expect(Object.keys(files)).toEqual(["long.txt", "short.txt", "empty.txt"]);
  expect(files["long.txt"]!.split("\n")).toHaveLength(20_001);
  expect(files["long.txt"]).toMatch(/^0 æøå 😀 [\s\S]*\n19999 æøå 😀 [\d.e-]+\n$/);
  expect(files["short.txt"]).toMatch(/^0 æøå 😀/);
  expect(files["empty.txt"]).toBe("");
});

it("makes no more than is read", async () => {
  const { text, made } = lines(500_000);
  const reader = zipStream([{ name: "a", text }], madeAt).getReader();
  await reader.read();
  await new Promise((resolve) => { setTimeout(resolve, 50); });
  expect(made.lines).toBeLessThan(50_000);
  await reader.cancel();
  expect(made.ended).toBe(true);
});

it("fails where making fails, and lets others have their turn meanwhile", async () => {
  async function* failing() {
    yield "x".repeat(100_000);
    throw new Error("the database went away");
  }
  await expect(read(zipStream([{ name: "a", text: failing() }], madeAt))).rejects.toThrow("the database went away");
  let turns = 0;
  const timer = setInterval(() => { turns += 1; }, 1);
  await read(zipStream([{ name: "a", text: lines(100_000).text }], madeAt));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
});

it("keeps bytes as they come, beside texts", async () => {
  async function* bytes() {
    yield new Uint8Array([0, 1, 2]);
    yield new Uint8Array([253, 254, 255]);
  }
  async function* none() { yield* [] as Uint8Array[]; }
  const whole = unzipSync(new Uint8Array(await new Response(zipStream([{ name: "a.bin", bytes: bytes() }, { name: "none.bin", bytes: none() }, { name: "b.txt", text: lines(1).text }], madeAt)).arrayBuffer()));
  expect(Object.keys(whole)).toEqual(["a.bin", "none.bin", "b.txt"]);
  expect([...whole["a.bin"]!]).toEqual([0, 1, 2, 253, 254, 255]);
  expect(whole["none.bin"]).toHaveLength(0);
});
