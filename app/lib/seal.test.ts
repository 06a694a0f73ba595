import { expect, it } from "vitest";
import { createSeal } from "./seal.ts";

const { seal, open } = createSeal("a secret of the platform");

it.each(["", "Æblegrød 🍎", "x".repeat(5000)])("gives back what was sealed: %j", (text) => { expect(open(seal(text, "test"), "test")).toBe(text); });

it("seals the same text differently each time, and shows nothing of it", () => {
  expect(seal("hemmelig", "test")).not.toBe(seal("hemmelig", "test"));
  expect(Buffer.from(seal("hemmelig", "test"), "base64url").toString("utf8")).not.toContain("hemmelig");
});

it("opens nothing that was sealed for another purpose, with another secret, changed, or made up", () => {
  const sealed = seal("hemmelig", "test");
  expect(open(sealed, "other")).toBeNull();
  expect(createSeal("another").open(sealed, "test")).toBeNull();
  const bytes = Buffer.from(sealed, "base64url");
  for (const place of [0, 13, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[place] = changed[place]! ^ 1;
    expect(open(changed.toString("base64url"), "test")).toBeNull();
  }
  for (const text of ["", "x", "!!!!", "A".repeat(200)]) expect(open(text, "test")).toBeNull();
});

it("makes a secret for a text that is the same every time, and another for another text, purpose or platform", () => {
  const secret = createSeal("one").secretFor("a", "link");
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(createSeal("one").secretFor("a", "link")).toBe(secret);
  expect([createSeal("one").secretFor("b", "link"), createSeal("one").secretFor("a", "other"), createSeal("two").secretFor("a", "link")]).not.toContain(secret);
});
