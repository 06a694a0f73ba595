import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { usePlatform, useSignedIn, type Answer } from "./client.ts";

// Merging, splitting, leaving out and hiding as whole requests, without scripts: each page says before what it reaches.

const platform = usePlatform();
const moderator = useSignedIn(platform, "moderator@samplan.example");
const desk = "/da/desk/ogp-2026-2028";
const fieldOn = ({ text }: Answer, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)![1]!;
const reasons = { reason: "personal_data", note: "Et navn" };

/** Open proposals of the plan that nothing was done to, the oldest first. */
async function untouched() {
  const { read, tables: { proposals: p, plans, themes: t } } = platform.server.platform.store;
  return read.select({ reference: p.reference, title: p.title, change: p.change, theme: t.slug }).from(p).innerJoin(plans, eq(plans.id, p.planId)).innerJoin(t, eq(t.id, p.themeId))
    .where(and(eq(plans.slug, "ogp-2026-2028"), eq(p.status, "received"), eq(p.isHidden, false), eq(p.language, "da"), isNull(p.assigneeId), isNull(p.partOfId))).orderBy(p.reference);
}

test("the reason of a merge begins without the other's title; what another is part of is not split", async () => {
  const [source, target] = await untouched();
  const page = `${desk}/${source!.reference}/merge?into=${target!.reference}`;
  const shown = await moderator().get(page);
  const reason = /<textarea[^>]*name="reason"[^>]*>([^<]*)<\/textarea>/.exec(shown.text)![1]!.trim();
  expect(reason).toMatch(new RegExp(`^Forslaget ligner ${target!.reference}\\. `));
  expect(reason).not.toContain(target!.title);
  expect((await moderator().post(page, { mergedInto: target!.reference, reason, language: "da", version: fieldOn(shown, "version") })).status).toBe(303);
  const split = await moderator().get(`${desk}/${target!.reference}/split`);
  expect(split.text).toContain("kan ikke deles op, så længe et andet er en del af det");
  expect(split.text).not.toContain('name="title-0"');
  const sent = await moderator().post(`${desk}/${target!.reference}/split`, { intent: "split", version: "1", parts: "2", ...partsOf(target!) });
  expect([sent.status, sent.text.includes("Fortryd sammenlægningen først")]).toEqual([400, true]);
});

const partsOf = ({ change, theme }: { change: string; theme: string }) => Object.fromEntries([0, 1].flatMap((at) => [[`title-${String(at)}`, `Del ${String(at + 1)}`], [`text-${String(at)}`, change.split("\n")[0]!.trim()], [`theme-${String(at)}`, theme]]));

test("a passage is no sign alone, and where it stands in several places they are said before it is left out", async () => {
  const [one] = (await untouched()).slice(2);
  const path = `${desk}/${one!.reference}/redact`;
  const seen = fieldOn(await moderator().get(path), "seen");
  const dot = await moderator().post(path, { ...reasons, seen, passage: "." });
  expect([dot.status, dot.text.includes("Passagen skal være på mindst to tegn")]).toEqual([400, true]);
  const parts = await moderator().get(`${desk}/${one!.reference}/split`);
  expect((await moderator().post(`${desk}/${one!.reference}/split`, { intent: "split", version: fieldOn(parts, "version"), parts: "2", ...partsOf(one!) })).status).toBe(303);
  const passage = one!.change.split("\n")[0]!.trim();
  const opened = await moderator().get(path);
  const asked = await moderator().post(path, { ...reasons, seen: fieldOn(opened, "seen"), passage });
  expect(asked.status).toBe(400);
  for (const text of ["Passagen står 3 steder", `${one!.reference}.1: 1 sted`, `${one!.reference}.2: 1 sted`, "Udelad passagen alle 3 steder", "Et navn"]) expect(asked.text).toContain(text);
  expect((await moderator().post(path, { ...reasons, seen: fieldOn(asked, "seen"), passage, places: fieldOn(asked, "places") })).status).toBe(303);
  for (const each of ["", ".1", ".2"]) expect((await platform.client().get(`/da/proposals/${one!.reference}${each}`)).text).not.toContain(passage);
});

test("the form for hiding a part names what is hidden with it; nothing of it can be read then, and it comes back together", async () => {
  const [one] = (await untouched()).slice(3);
  const parts = await moderator().get(`${desk}/${one!.reference}/split`);
  expect((await moderator().post(`${desk}/${one!.reference}/split`, { intent: "split", version: fieldOn(parts, "version"), parts: "2", ...partsOf(one!) })).status).toBe(303);
  const path = `${desk}/${one!.reference}.1/hide`;
  const shown = await moderator().get(path);
  for (const text of ["Disse bliver skjult med det", `<li>${one!.reference}</li>`, `<li>${one!.reference}.2</li>`, `${one!.reference}.1/redact`]) expect(shown.text).toContain(text);
  expect((await moderator().post(path, { ...reasons, intent: "hide", version: fieldOn(shown, "version") })).status).toBe(303);
  const passage = one!.change.split("\n")[0]!.trim();
  for (const each of ["", ".1", ".2"]) expect((await platform.client().get(`/da/proposals/${one!.reference}${each}`)).text).not.toContain(passage);
  expect((await platform.client().get(`/da/proposals/${one!.reference}`)).text).not.toContain("Her står det, som det blev sendt");
  const hidden = await moderator().get(path);
  expect(hidden.text).toContain("Disse bliver vist igen med det");
  expect((await moderator().post(path, { intent: "restore", version: fieldOn(hidden, "version") })).status).toBe(303);
  for (const each of ["", ".1", ".2"]) expect((await platform.client().get(`/da/proposals/${one!.reference}${each}`)).text).toContain(passage);
});
