import { describe, expect, it } from "vitest";
import { mail as danishMail, mailFooter as danishFooter } from "#app/i18n/da/mail.ts";
import { mail as englishMail, mailFooter as englishFooter } from "#app/i18n/en/mail.ts";
import { messages } from "#app/i18n/messages.ts";
import { noticePayload } from "#app/domain/notifications/notice-payload.ts";
import { composeMail } from "#app/domain/mail/compose-mail.ts";
import { mailKinds } from "#db/mail-kinds.ts";
import { hideReasons, locales, noticeKinds, noticeRelations, outcomes } from "#db/values.ts";

/** Every word of a catalogue by its place; a function is noted with how much it is told, a list with its length. */
function shapeOf(words: unknown, place = ""): Record<string, string> {
  if (typeof words === "string") return { [place]: "text" };
  if (typeof words === "function") return { [place]: `function of ${words.length}` };
  if (Array.isArray(words)) return { [place]: `list of ${words.length}`, ...Object.assign({}, ...words.map((each, index) => shapeOf(each, `${place}[${index}]`))) as Record<string, string> };
  return Object.assign({}, ...Object.entries(words as object).map(([key, value]) => shapeOf(value, place ? `${place}.${key}` : key))) as Record<string, string>;
}

function emptyPlaces(words: unknown, place = ""): string[] {
  if (typeof words === "string") return words.trim() === "" ? [place] : [];
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => emptyPlaces(value, `${place}.${key}`));
}

function textPlaces(words: unknown, place = ""): [string, string][] {
  if (typeof words === "string") return [[place, words]];
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => textPlaces(value, place ? `${place}.${key}` : key));
}

describe("the Danish and the English catalogue", () => {
  it("have the same words, in the same shape", () => {
    const danish = shapeOf(messages.da);
    expect(shapeOf(messages.en)).toEqual(danish);
    expect(Object.keys(danish).length).toBeGreaterThan(300);
  });

  it.each(locales)("in %s leave no word empty", (locale) => { expect(emptyPlaces(messages[locale])).toEqual([]); });

  it("have no English left in the Danish one, and the other way round", () => {
    expect(textPlaces(messages.da).filter(([, text]) => /\b(the|and|your|proposal|this)\b/i.test(text)).map(([place]) => place)).toEqual([]);
    expect(textPlaces(messages.en).filter(([place, text]) => !place.includes("otherLanguage") && /\b(og|ikke|dit|forslag|der)\b/i.test(text)).map(([place]) => place)).toEqual([]);
  });

  it.each(locales)("in %s have a word for every reason and outcome", (locale) => {
    const { words } = messages[locale];
    expect(Object.keys(words.hideReasons).sort()).toEqual([...hideReasons].sort());
    for (const outcome of outcomes) expect(words.statuses[outcome]).not.toBe("");
  });
});

describe("mail", () => {
  it("is in both languages, in the same kinds", () => {
    expect(shapeOf(englishMail)).toEqual(shapeOf(danishMail));
    expect(Object.keys(danishMail).sort()).toEqual([...mailKinds].sort());
    expect(danishFooter).not.toBe("");
    expect(englishFooter).not.toBe(danishFooter);
  });

  const payload = { name: "Anna & <b>Bo</b>", token: "T0ken", returnTo: "/da/x?a=1&b=2", reference: "OGP28-C-0001", title: "Åbne \"møder\" <script>", outcome: "merged", reason: "offensive", initiative: "OGP28-I-01", note: "Linje 1\nLinje 2\n\nAfsnit", email: "anna@samplan.example", provider: "MitID", plan: "Plan 2026-2028", date: "2027-03-09T11:00:00.000Z", organisation: "Å & <b>Ø</b>", organisationId: "0190b1e0-0000-7000-8000-000000000000", applicant: "Bo", message: "", into: "Ø", draft: "0190b1e0-0000-7000-8000-000000000001", writer: "Bo", by: "Bo", part: "1", parts: "1", number: "A-BCDF-GHJK-MNPQ", subject: "comment", comment: "0190b1e0-0000-7000-8000-000000000002", answer: "Nej", origin: "report", until: "2027-09-09T11:00:00.000Z", contact: "plan@samplan.example" };
  const ofCompliance = { requirement: "1.1", standing: "at_risk", day: "2027-04-09" };
  const ofMerging = { other: "OGP28-C-0002", otherTitle: "Åbne & <b>lukkede</b> møder" };
  const ofMeasure = { decision: "0190b1e0-0000-7000-8000-000000000003", measure: "redacted", suspendedUntil: "2027-04-09T11:00:00.000Z", screeningHours: "2" };
  const ofAssessment = { count: "12", slug: "ogp-2026-2028", question: "Hvad siger I?\n\nTak", authority: "Ø-styrelsen", why: "overdue", milestone: "2", milestones: JSON.stringify([{ title: "Første", endsOn: "2027-03-09" }, { title: "Anden", endsOn: null }]) };
  const about = { reference: payload.reference, title: payload.title, outcome: payload.outcome, initiative: payload.initiative, organisation: payload.organisation, plan: "x", closesAt: payload.date, followed: "plan" };
  const noticed = noticeKinds.flatMap((kind) => noticeRelations.map((relation) => ({ kind, relation, setting: "following" as const, data: kind.startsWith("deadline") ? { ...about, reference: undefined } : about })));
  const outcomeOf = (kind: string) => (kind === "report_decided" ? "restricted" : kind === "objection_decided" ? "dismissed" : kind === "initiative_comment_answered" ? "taken_in" : "merged");
  const roleOf = (kind: string) => (kind.startsWith("role_") ? "moderator" : "member");

  it.each(mailKinds.flatMap((kind) => locales.map((locale) => [kind, locale] as const)))("%s in %s is whole, in words and as a page", (kind, locale) => {
    const { subject, text, html } = composeMail("https://samplan.example", { kind, locale, payload: { ...payload, ...ofAssessment, ...ofMerging, ...ofMeasure, ...ofCompliance, ...noticePayload(noticed), role: roleOf(kind), outcome: outcomeOf(kind), ...(kind === "report_received" && { by: "address" }) } });
    expect(subject.trim()).not.toBe("");
    expect(subject).not.toContain("\n");
    for (const whole of [subject, text, html]) expect(whole).not.toMatch(/undefined|null|\[object|NaN/);
    // To an address that nobody has confirmed goes nothing that a stranger typed.
    if (kind === "verify_email" || kind === "email_change_confirm") expect(text).not.toContain(payload.name);
    else expect(text).toContain(payload.name);
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).not.toContain("<b>");
    expect(html).not.toContain("<script>");
    for (const address of text.match(/https?:\/\/\S+/g) ?? []) expect(address).toMatch(new RegExp(`^https://samplan\\.example/${locale}/`));
  });

  it.each(noticed.flatMap((notice) => locales.map((locale) => [notice.kind, notice.relation, locale, notice] as const)))("says that %s to the %s in %s, with how to turn it off", (_, __, locale, notice) => {
    const { subject, text, html } = composeMail("https://samplan.example", { kind: "notice", locale, payload: { name: "Anna", ...noticePayload([notice]) }, now: new Date("2027-03-08T10:00:00Z"), unsubscribeUrl: `https://samplan.example/${locale}/unsubscribe?token=x` });
    for (const whole of [subject, text, html]) expect(whole).not.toMatch(/undefined|null|\[object|NaN/);
    expect(html).not.toContain("<script>");
    expect(text).toContain(`/${locale}/unsubscribe?token=x`);
    expect(html).toContain(`href="https://samplan.example/${locale}/unsubscribe?token=x"`);
  });

  it("carries the link's token and where to go on from there, as one address", () => {
    const { text } = composeMail("https://samplan.example", { kind: "verify_email", locale: "da", payload });
    const address = new URL(/https:\S+/.exec(text)![0]);
    expect([address.pathname, address.searchParams.get("token"), address.searchParams.get("returnTo")]).toEqual(["/da/verify-email", "T0ken", "/da/x?a=1&b=2"]);
  });

  it("is not made of a payload that lacks something", () => {
    expect(() => composeMail("https://samplan.example", { kind: "proposal_answered", locale: "da", payload: { name: "A" } })).toThrow();
  });
});
