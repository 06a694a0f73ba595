import { expect, it } from "vitest";
import { hashToken, newToken } from "./token.ts";

it("tokens are long, differ, and can stand in a link", () => {
  const tokens = Array.from({ length: 200 }, newToken);
  expect(new Set(tokens).size).toBe(200);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{27}$/);
});

it("what is kept of a token is its SHA-256", () => { expect(hashToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); });
