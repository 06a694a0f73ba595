import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

describe("canonicalJson", () => {
  it("is the same whatever order the members came in, at every depth", () => {
    expect(canonicalJson({ b: { d: 1, c: [{ z: 1, a: null }] }, a: "x" })).toBe('{"a":"x","b":{"c":[{"a":null,"z":1}],"d":1}}');
    expect(canonicalJson({ a: "x", b: { c: [{ a: null, z: 1 }], d: 1 } })).toBe('{"a":"x","b":{"c":[{"a":null,"z":1}],"d":1}}');
  });

  // The example of RFC 8785, section 3.2.3: the order is that of UTF-16 code units.
  it("sorts as the standard says", () => {
    const names = [...canonicalJson({ "€": 1, "\r": 2, "\uFB33": 3, "1": 4, "😀": 5, "\u0080": 6, "ö": 7 }).matchAll(/:(\d)/g)].map(([, value]) => value).join("");
    expect(names).toBe("2467153");
  });

  it("writes what JSON has no word for as JSON does", () => {
    expect(canonicalJson({ a: undefined, b: [undefined], c: new Date("2027-03-09T11:00:00.000Z"), d: -0, e: 1e21 })).toBe('{"b":[null],"c":"2027-03-09T11:00:00.000Z","d":0,"e":1e+21}');
    expect(canonicalJson(undefined)).toBe("null");
  });
});
