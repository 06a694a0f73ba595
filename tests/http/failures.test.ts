import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { usePlatform, useSignedIn } from "./client.ts";

// When the platform itself fails: a page in the reader's language that helps, nothing of the cause, and nothing typed is lost.
const platform = usePlatform();
const citizen = useSignedIn(platform, "citizen@samplan.example");
const proposal = "/proposals/OGP28-O-0001";
const secret = "SQLITE_FULL: database or disk is full";

beforeEach(() => { platform.server.log.length = 0; });
afterEach(() => { vi.restoreAllMocks(); });

const words = { da: { title: "Der skete en fejl hos os", signOut: "Log ud" }, en: { title: "Something went wrong", signOut: "Sign out" } };

describe.each(["da", "en"] as const)("a fault of ours in %s", (lang) => {
  test("at a form gives back what was typed, to who is signed in still", async () => {
    const client = citizen();
    vi.spyOn(platform.server.platform.store, "write").mockRejectedValue(new Error(secret));
    const { status, text } = await client.post(`/${lang}${proposal}`, { intent: "comment", stance: "for", body: "Mange gode <b>ord</b> om sagen", display: "name", formKey: "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001" });
    expect(status).toBe(500);
    for (const part of [`<html lang="${lang}">`, words[lang].title, words[lang].signOut, "Mange gode &lt;b&gt;ord&lt;/b&gt; om sagen"]) expect(text).toContain(part);
    expect(text).not.toContain(secret);
    // The worker may want to write at that moment too.
    expect(platform.server.log.filter(({ event }) => event !== "worker failed")).toMatchObject([{ level: "error", event: "form failed" }]);
  });

  test("at a page says so, and is logged once", async () => {
    vi.spyOn(platform.server.platform.store.search, "find").mockRejectedValue(new Error(secret));
    const { status, text } = await citizen().get(`/${lang}/plans/ogp-2026-2028/proposals?q=data`);
    expect(status).toBe(500);
    for (const part of [`<html lang="${lang}">`, words[lang].title, words[lang].signOut]) expect(text).toContain(part);
    expect(text).not.toContain(secret);
    expect(platform.server.log).toMatchObject([{ level: "error", event: "page failed" }]);
  });
});
