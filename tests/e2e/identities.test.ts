import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { hashPassword } from "#app/domain/accounts/password.server.ts";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { startIdentityProvider, type PersonThere } from "#tests/support/identity-provider.ts";
import { addPerson } from "#tests/support/people.ts";
import type { Locale } from "#db/values.ts";
import { expectSignedIn, keepPicture, signIn, useSite, words } from "./site.ts";
import { choose, confirmAddress, password } from "./steps.ts";

// Signing in with a login like MitID, in a browser, against a real provider under another name: for the browser it is another site.

const provider = await startIdentityProvider();
const site = useSite({ settings: { IDENTITY_PROVIDERS: provider.settings() } });
beforeEach(() => { provider.mischief = {}; });
afterAll(() => provider.stop());

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }],
] as const satisfies [string, Locale, VisitOptions][])("a login of a provider, %s", (_, locale, options) => {
  const m = words(locale);
  const { identity } = m;
  const name = `${locale}-${options.device}`;
  const person = (who: string, changes: Partial<PersonThere> = {}) => {
    const there = { sub: `${who}-${locale}`, name: `${who} Ærø ${locale.toUpperCase()}`, email: `${who.toLowerCase()}.${locale}@identity.example`, acr: "https://data.gov.dk/concept/core/nsis/Substantial", ...changes };
    provider.people.set(there.sub, there);
    return there;
  };

  /** What axe and the plain rules say of the page. They are scripts: without JavaScript they look at it in a browser with the same cookies. */
  async function expectSound(shown: Page) {
    let page = shown;
    if (!options.javaScript) {
      const twin = await site.visit({ ...options, javaScript: true });
      await twin.context.addCookies(await shown.context().cookies());
      page = twin.page;
      await page.goto(shown.url());
    }
    const wide = await findSidewaysScroll(page);
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), ...(wide ? [wide] : [])], page.url()).toEqual([]);
  }

  /** From the sign-in page through the provider's page and back. */
  async function comeFrom(page: Page, who: PersonThere | null) {
    if (!page.url().includes("/sign-in")) await page.goto(`/${locale}/sign-in`);
    await page.getByRole("link", { name: identity.signIn.with("MitID") }).click();
    await page.getByRole("button", { name: who ? who.name! : "Cancel", exact: true }).click();
  }

  /** Somebody with a password and a confirmed address. */
  async function addAccount(who: PersonThere) {
    const { store } = site.server.platform;
    const account = await addPerson(store, { name: who.name!, email: who.email!, locale });
    const passwordHash = await hashPassword(password);
    await store.write(async (tx) => { await tx.update(store.tables.users).set({ passwordHash }).where(eq(store.tables.users.id, account.id)); });
  }

  test("somebody new makes an account with it, confirms the address, and comes in by it the next time", async () => {
    const who = person("Nye");
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/sign-in`);
    await expectSound(page);
    await keepPicture(page, `identity-sign-in-${name}`);
    await comeFrom(page, who);
    await page.getByRole("heading", { level: 1, name: identity.fresh.title("MitID") }).waitFor();
    await expectSound(page);
    await keepPicture(page, `identity-new-${name}`);
    // Without a choice the form says what is missing.
    await page.getByRole("button", { name: m.accounts.signUp.continue }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.participant_missing).waitFor();
    await expectSound(page);
    await choose(page.getByRole("radio", { name: m.accounts.signUp.types.citizen.title, exact: true }));
    await page.getByRole("button", { name: m.accounts.signUp.continue }).click();
    await page.getByRole("heading", { level: 1, name: identity.fresh.title2("MitID") }).waitFor();
    expect(await page.getByLabel(m.accounts.signUp.name, { exact: true }).inputValue()).toBe(who.name);
    expect(await page.getByLabel(m.accounts.signUp.email).inputValue()).toBe(who.email);
    expect(await page.locator("input[type=password]").count()).toBe(0);
    await expectSound(page);
    await keepPicture(page, `identity-account-${name}`);
    await page.getByLabel(m.accounts.signUp.name, { exact: true }).fill("");
    await page.getByRole("button", { name: m.accounts.signUp.submit }).click();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.name_missing }).waitFor();
    await expectSound(page);
    await page.getByLabel(m.accounts.signUp.name, { exact: true }).fill("Nye Navn");
    await page.getByRole("button", { name: m.accounts.signUp.submit }).click();
    await page.getByRole("heading", { level: 1, name: m.accounts.checkMail.title }).waitFor();
    await confirmAddress(site, page, locale, who.email);

    const next = await site.visit(options);
    await comeFrom(next.page, who);
    await expectSignedIn(next.page, locale);
    await next.page.goto(`/${locale}/account/identities`);
    expect(await next.page.getByText(identity.own.lastOne).isVisible()).toBe(true);
    await expectSound(next.page);
    await keepPicture(next.page, `identity-own-last-${name}`);
  });

  test("somebody with an account connects it by the password, uses it, and removes it", async () => {
    const who = person("Kendt");
    await addAccount(who);
    const { page } = await site.visit(options);
    await comeFrom(page, who);
    await page.getByRole("link", { name: identity.fresh.byPassword }).click();
    await signIn(page, locale, who.email, password);
    await page.getByRole("heading", { level: 2, name: identity.fresh.connectHeading(who.name) }).waitFor();
    await expectSound(page);
    await keepPicture(page, `identity-connect-${name}`);
    await page.getByRole("button", { name: identity.fresh.connect("MitID") }).click();
    await page.getByRole("status").getByText(identity.own.connected("MitID")).waitFor();
    await expectSound(page);
    await keepPicture(page, `identity-own-${name}`);
    await site.mailbox.find(who.email, /MitID/);

    const next = await site.visit(options);
    await comeFrom(next.page, who);
    await expectSignedIn(next.page, locale);
    await next.page.goto(`/${locale}/account/identities`);
    await next.page.getByRole("button", { name: identity.own.disconnectThis("MitID") }).click();
    await next.page.getByText(identity.own.disconnected).waitFor();
    await expectSound(next.page);
    // And connects it again from the account's page.
    await next.page.goto(`/${locale}/account/security`);
    await expectSound(next.page);
    await keepPicture(next.page, `identity-security-${name}`);
    await next.page.getByRole("link", { name: identity.own.connect("MitID") }).click();
    await expectSound(next.page);
    await keepPicture(next.page, `identity-connect-page-${name}`);
    await next.page.getByRole("link", { name: identity.connect.go("MitID") }).click();
    await next.page.getByText(identity.own.connected("MitID")).waitFor();
  });

  test("somebody who forgot the password connects it by a link in a mail, in the same browser", async () => {
    const who = person("Glemsom");
    await addAccount(who);
    const { page } = await site.visit(options);
    await comeFrom(page, who);
    await page.locator("summary", { hasText: identity.fresh.byMail }).click();
    await page.getByLabel(identity.fresh.email).fill(who.email);
    await page.getByRole("button", { name: identity.fresh.sendLink }).click();
    await page.getByRole("status").getByText(identity.fresh.linkSentText).waitFor();
    await expectSound(page);
    await keepPicture(page, `identity-link-sent-${name}`);
    const mail = await site.mailbox.find(who.email, /MitID/);
    const link = mail.links.find((each) => each.includes("/confirm-identity"))!;
    const other = await site.visit(options);
    await other.page.goto(link);
    await other.page.getByRole("heading", { level: 1, name: identity.confirm.otherBrowserTitle }).waitFor();
    await expectSound(other.page);
    await page.goto(link);
    await expectSound(page);
    await keepPicture(page, `identity-confirm-${name}`);
    await page.getByRole("button", { name: identity.confirm.submit("MitID") }).click();
    await expectSignedIn(page, locale);
    const next = await site.visit(options);
    await comeFrom(next.page, who);
    await expectSignedIn(next.page, locale);
  });

  test("what was written before is there after turning back at the provider, a provider that is down, and signing in", async () => {
    const who = person("Skriver");
    await addAccount(who);
    const said = locale === "da" ? "En kommentar, der ikke må gå tabt." : "A comment that must not be lost.";
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/sign-in`);
    await signIn(page, locale, who.email, password);
    await page.goto(`/${locale}/proposals/OGP28-O-0001`);
    await page.getByLabel(m.proposals.comments.body).fill(said);
    // The session ends in the meantime.
    const { sessions, users } = site.server.platform.store.tables;
    const [account] = await site.server.platform.store.read.select().from(users).where(eq(users.email, who.email));
    await site.server.platform.sessions.endAllOf(account!.id);
    expect(await site.server.platform.store.read.select().from(sessions).where(eq(sessions.userId, account!.id))).toEqual([]);
    await choose(page.getByRole("radio", { name: m.words.stancesLong.for }));
    await page.getByRole("button", { name: m.proposals.comments.send, exact: true }).click();
    await page.getByText(m.accounts.signIn.comeBack).waitFor();

    await comeFrom(page, null);
    await page.getByRole("alert").getByText(identity.problems.declined).waitFor();
    await expectSound(page);
    await keepPicture(page, `identity-declined-${name}`);
    expect(await page.getByText(m.accounts.signIn.comeBack).isVisible()).toBe(true);

    provider.mischief = { status: 503, at: /^\/(token|me)/ };
    await comeFrom(page, who);
    await page.getByRole("alert").getByText(identity.problems.unavailable).waitFor();
    expect(site.server.log.splice(0)).toMatchObject([{ level: "warn", event: "identity provider" }]);
    provider.mischief = {};
    await page.getByLabel(m.accounts.signIn.email).fill(who.email);
    await page.getByLabel(m.accounts.signIn.password).fill(password);
    await page.getByRole("button", { name: m.accounts.signIn.submit, exact: true }).click();
    await page.waitForURL("**/proposals/OGP28-O-0001**");
    expect(await page.getByLabel(m.proposals.comments.body).inputValue()).toBe(said);
  });

  test("an employee finds the employer's number filled in", async () => {
    const who = person("Ansat", { identity_type: "professional", cvr: "13748136" });
    const { page } = await site.visit(options);
    await comeFrom(page, who);
    await choose(page.getByRole("radio", { name: m.accounts.signUp.types.authority.title, exact: true }));
    await page.getByRole("button", { name: m.accounts.signUp.continue }).click();
    expect(await page.getByLabel(m.accounts.signUp.cvr).inputValue()).toBe("13748136");
    await expectSound(page);
    await keepPicture(page, `identity-employee-${name}`);
  });
});
