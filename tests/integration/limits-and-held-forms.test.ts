import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { findHeldForm, forgetHeldForms, holdForm } from "#app/domain/held-forms/hold-form.server.ts";
import { limits } from "#app/domain/rate-limits/limits.ts";
import { forgetOldTries, takeTry } from "#app/domain/rate-limits/take-try.server.ts";
import { newId } from "#app/lib/id.ts";
import { newToken } from "#app/lib/token.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";

describeOnBothDatabases("rate limits", (open) => {
  let store: Store;
  beforeEach(async () => { store = await open(); });
  const at = (now: Date, rateLimitFactor = 1) => contextFor(store, visitor, { now, rateLimitFactor });

  it.each(Object.entries(limits) as [keyof typeof limits, { tries: number; seconds: number }][])("%s takes exactly its tries in its window", async (name, { tries, seconds }) => {
    await store.write(async (tx) => { await tx.insert(store.tables.rateLimits).values({ key: `${name}:who`, windowStart: new Date(Math.floor(after({}).getTime() / (seconds * 1000)) * seconds * 1000), tries: tries - 1 }); });
    await takeTry(at(after({})), name, "who");
    await expect(takeTry(at(after({})), name, "who")).rejects.toMatchObject({ kind: "too_many" });
    await takeTry(at(after({})), name, "somebody else");
    await takeTry(at(after({ seconds })), name, "who");
  });

  it("says how long to wait", async () => {
    for (let tries = 0; tries < 5; tries += 1) await takeTry(at(after({ minutes: 20 })), "mailPerPerson", "p");
    await expect(takeTry(at(after({ minutes: 20, seconds: 1 })), "mailPerPerson", "p")).rejects.toMatchObject({ retryAfter: 39 * 60 + 59 });
  });

  it("lets exactly so many through of many at once", async () => {
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => takeTry(at(after({})), "mailPerPerson", "p")));
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(5);
  });

  it("is multiplied by the factor of the settings", async () => {
    for (let tries = 0; tries < 15; tries += 1) await takeTry(at(after({}), 3), "mailPerPerson", "p");
    await expect(takeTry(at(after({}), 3), "mailPerPerson", "p")).rejects.toMatchObject({ kind: "too_many" });
  });

  it("forgets windows of more than a day ago, and no others", async () => {
    await takeTry(at(after({})), "mailPerPerson", "old");
    await takeTry(at(after({ hours: 20 })), "mailPerPerson", "new");
    await forgetOldTries(contextFor(store, system, { now: after({ hours: 25 }) }));
    expect((await store.read.select().from(store.tables.rateLimits)).map((each) => each.key)).toEqual(["mailPerPerson:new"]);
  });
});

describeOnBothDatabases("held forms", (open) => {
  let store: Store;
  beforeEach(async () => { store = await open(); });
  const at = (now: Date) => contextFor(store, visitor, { now });
  const path = "/da/proposals/PA-C-0001";
  const browser = newToken();

  it("gives back what was typed in the same browser, on the same page, within a day", async () => {
    const id = await holdForm(at(after({})), browser, { path, fields: { body: "Æblegrød 😀\n", stance: "for", refs: ["a", "b"] } });
    expect(await findHeldForm(at(after({ hours: 23 })), browser, id, path)).toEqual({ body: "Æblegrød 😀\n", stance: "for", refs: ["a", "b"] });
    expect(await findHeldForm(at(after({})), browser, id, `${path}/x`)).toBeNull();
    expect(await findHeldForm(at(after({})), browser, newId(), path)).toBeNull();
    expect(await findHeldForm(at(after({})), newToken(), id, path)).toBeNull();
    expect(await findHeldForm(at(after({ hours: 24 })), browser, id, path)).toBeNull();
  });

  it("keeps neither a password nor the browser's token", async () => {
    await holdForm(at(after({})), browser, { path, fields: { password: "hemmeligt kodeord", newPassword: "andet kodeord", name: "Anna" } });
    const rows = await store.read.select().from(store.tables.heldForms);
    expect(rows[0]!.fields).toEqual({ name: "Anna" });
    expect(JSON.stringify(rows)).not.toContain(browser);
  });

  it("keeps nothing that no form of ours asks for", async () => {
    const id = await holdForm(at(after({})), browser, { path, fields: { body: "x".repeat(300_000) } });
    expect(await findHeldForm(at(after({})), browser, id, path)).toBeNull();
  });

  it("is forgotten after a day", async () => {
    await holdForm(at(after({})), browser, { path, fields: { old: "1" } });
    await holdForm(at(after({ hours: 20 })), browser, { path, fields: { new: "1" } });
    await forgetHeldForms(contextFor(store, system, { now: after({ hours: 25 }) }));
    expect((await store.read.select().from(store.tables.heldForms)).map((each) => each.fields)).toEqual([{ new: "1" }]);
  });
});
