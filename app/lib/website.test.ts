import { expect, it } from "vitest";
import { asWebsite } from "./website.ts";

it.each([
  ["https://forening.example", "https://forening.example/"], ["www.forening.example", "https://www.forening.example/"], ["http://forening.example/om?a=1#b", "http://forening.example/om?a=1#b"], ["HTTPS://Forening.Example", "https://forening.example/"],
  ["åben.example", "https://xn--ben-tla.example/"], ["forening.example:8443/x", "https://forening.example:8443/x"], ["https://a.b.example/\"><script>", "https://a.b.example/%22%3E%3Cscript%3E"],
])("takes %s", (value, kept) => { expect(asWebsite(value)).toBe(kept); });

it.each(["javascript:alert(1)", "javascript://forening.example/%0aalert(1)", "data:text/html,x", "ftp://forening.example", "mailto:a@forening.example", "https://a:b@forening.example", "https://a@forening.example", "localhost", "http://localhost:3000", "http://127.0.0.1", "http://[::1]", "2130706433", "forening", "https://", "https:// forening.example", "a b.example", ".example"])("refuses %s", (value) => { expect(asWebsite(value)).toBeNull(); });
