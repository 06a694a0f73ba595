import { describe, expect, it } from "vitest";
import { isMuchChanged, type Text } from "./much-changed.ts";

const words = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `ord${from + index}`).join(" ");
const text: Text = { title: "Åbne møder i alle udvalg", problem: words(0, 40), change: words(40, 80), effect: words(80, 95) };

describe("much changed", () => {
  it.each([
    ["nothing", {}, false], ["a spelling mistake", { problem: `${words(0, 39)} ord39a` }, false], ["a fifth of the words", { problem: `${words(0, 20)} ${words(200, 220)}` }, false],
    ["a quarter of the words", { problem: `${words(0, 15)} ${words(200, 225)}` }, true], ["a third more", { effect: words(80, 130) }, true], ["a part taken away", { change: "", }, true],
    ["the title turned round", { title: "Lukkede møder for ingen mennesker" }, true], ["one word of a short title", { title: "Åbne møder i mange udvalg" }, false],
  ] as [string, Partial<Text>, boolean][])("%s", (_, change, expected) => { expect(isMuchChanged(text, { ...text, ...change })).toBe(expected); });
});
