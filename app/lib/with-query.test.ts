import { expect, it } from "vitest";
import { withQuery } from "./with-query.ts";

it.each([
  [{}, "/da"],
  [{ a: null, b: undefined, c: "" }, "/da"],
  [{ a: "1", b: "æ & ø" }, "/da?a=1&b=%C3%A6+%26+%C3%B8"],
])("withQuery puts what is set of %j behind the path", (values, path) => { expect(withQuery("/da", values)).toBe(path); });
