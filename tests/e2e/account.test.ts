import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { totpCodeAt } from "#app/domain/accounts/totp.ts";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { Locale } from "#db/values.ts";
import { expectSignedIn, keepPicture, openPlan, signIn, useSite, words } from "./site.ts";
import { choose, confirmAddress, endSession, password, signUp } from "./steps.ts";

// One's own account, from the second factor to a forgotten password: on a phone in Danish with JavaScript, and on a
// desktop in English without.

const site = useSite();
const newPassword = "tagsten brev hyldebær 7";
const now = () => site.server.platform.clock();

async function expectSound(page: Page, locale: Locale, when: string) {
  // Without JavaScript axe cannot run either; the pages are the same.
  if (locale === "en") return;
  const wide = await findSidewaysScroll(page);
  expect.soft([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), ...(wide ? [wide] : [])], `${new URL(page.url()).pathname} ${when}`).toEqual([]);
}

async function signOut(page: Page, locale: Locale) {
  await page.goto(`/${locale}/sign-out`);
  await page.getByRole("main").getByRole("button").click();
  await page.waitForURL(`**/${locale}`);
}

describe.each([["da", "phone", true], ["en", "desktop", false]] as const)("%s on a %s, JavaScript %s", (locale, device, javaScript) => {
  const m = words(locale);
  const { secondFactor, security, changeEmail, confirmEmail, profile, notifications, changePassword } = m.settings;
  const email = `konto-${locale}@konto.example`;
  const next = `ny-konto-${locale}@konto.example`;
  const picture = (page: Page, name: string) => keepPicture(page, `account-${name}-${locale}-${device}`);

  test("second factor, recovery code, sessions, password, address, profile and notifications", async () => {
    const { page } = await site.visit({ device, javaScript, locale });
    await signUp(page, locale, { type: "citizen", name: "Vibeke Kontoprøve", email, password });
    await confirmAddress(site, page, locale, email);

    // The second factor.
    await page.goto(`/${locale}/account/security`);
    await expectSound(page, locale, "with nothing turned on");
    await picture(page, "security");
    await page.getByRole("link", { name: secondFactor.begin }).click();
    await expectSound(page, locale, "before it begins");
    await picture(page, "second-factor-begin");
    await page.getByRole("button", { name: secondFactor.begin }).click();
    await page.getByRole("heading", { name: secondFactor.scanTitle }).waitFor();
    await page.getByText(secondFactor.type).click();
    const secret = (await page.locator("code.sp-code").innerText()).replaceAll(" ", "");
    await expectSound(page, locale, "with the QR code");
    await picture(page, "second-factor-set-up");
    await page.getByLabel(secondFactor.code).fill("000000");
    await page.getByRole("button", { name: secondFactor.confirm }).click();
    await page.getByText(m.forms.fieldErrors.code_wrong).first().waitFor();
    await expectSound(page, locale, "with a wrong code");
    await page.getByLabel(secondFactor.code).fill(totpCodeAt(secret, now()));
    await page.getByRole("button", { name: secondFactor.confirm }).click();
    await page.getByRole("heading", { level: 1, name: secondFactor.codesTitle }).waitFor();
    const codes = await page.locator(".sp-codes code").allInnerTexts();
    expect(codes).toHaveLength(10);
    await page.reload();
    expect(await page.locator(".sp-codes code").allInnerTexts()).toEqual(codes);
    await expectSound(page, locale, "with the recovery codes");
    await picture(page, "recovery-codes");
    await page.getByRole("link", { name: secondFactor.continue }).click();
    await page.getByRole("heading", { level: 1, name: security.title }).waitFor();
    await signOut(page, locale);

    // With the next code of the app; then, on another machine, with a recovery code.
    site.server.moveClock(30_000);
    await page.goto(`/${locale}/sign-in`);
    await picture(page, "sign-in");
    await fillSignIn(page, password);
    await page.getByRole("heading", { level: 1, name: m.accounts.secondFactorSignIn.title }).waitFor();
    await expectSound(page, locale, "asking for the code");
    await picture(page, "second-factor-sign-in");
    await page.getByLabel(m.accounts.secondFactorSignIn.code, { exact: true }).fill(totpCodeAt(secret, now()));
    await page.getByRole("button", { name: m.accounts.secondFactorSignIn.submit }).click();
    await expectSignedIn(page, locale);
    const other = (await site.visit({ device: "desktop", locale })).page;
    await other.goto(`/${locale}/sign-in`);
    await fillSignIn(other, password);
    await other.getByText(m.accounts.secondFactorSignIn.lost).click();
    await other.getByLabel(m.accounts.secondFactorSignIn.recoveryCode).fill(codes[0]!.toLowerCase());
    await other.getByRole("button", { name: m.accounts.secondFactorSignIn.submit }).click();
    await expectSignedIn(other, locale);

    // Both browsers stand in the list; the other one is signed out from here.
    await page.goto(`/${locale}/account/security`);
    await page.getByText(secondFactor.codesLeft(9)).waitFor();
    await expectSound(page, locale, "with two sessions");
    await picture(page, "sessions");
    await page.getByRole("button", { name: security.end }).first().click();
    await page.getByText(security.done.session).waitFor();
    await other.goto(`/${locale}/account`);
    await other.waitForURL(/sign-in/);

    // The page of the second factor, turned on.
    await page.goto(`/${locale}/account/second-factor`);
    await page.locator("summary", { hasText: secondFactor.renewTitle }).click();
    await page.locator("summary", { hasText: secondFactor.offTitle }).click();
    await expectSound(page, locale, "turned on, all open");
    await picture(page, "second-factor-on");

    // A new address.
    await page.goto(`/${locale}/account/email`);
    await page.getByLabel(changeEmail.new).fill(next);
    await page.getByLabel(m.settings.password, { exact: true }).fill("forkert");
    await page.getByRole("button", { name: changeEmail.submit }).click();
    await page.getByText(m.forms.fieldErrors.password_wrong).first().waitFor();
    expect(await page.getByLabel(changeEmail.new).inputValue()).toBe(next);
    await expectSound(page, locale, "with a wrong password");
    await picture(page, "email");
    await page.getByLabel(m.settings.password, { exact: true }).fill(password);
    await page.getByRole("button", { name: changeEmail.submit }).click();
    await page.getByText(changeEmail.sent(next)).waitFor();
    await expectSound(page, locale, "with the link sent");
    const link = (await site.mailbox.find(next, locale === "da" ? /Bekræft din nye/ : /Confirm your new/)).links[0]!;
    await page.goto(link);
    await expectSound(page, locale, "to be confirmed");
    await picture(page, "email-confirm");
    await page.getByRole("button", { name: confirmEmail.submit }).click();
    await page.getByText(security.done.email).waitFor();

    // The profile and the notifications.
    await page.goto(`/${locale}/account/profile`);
    await page.getByLabel(m.accounts.signUp.name, { exact: true }).fill("Vibeke Nytnavn-Kontoprøve");
    await choose(page.getByRole("radio", { name: new RegExp(m.proposals.write.displays.code("").trim()) }));
    await picture(page, "profile");
    await page.getByRole("button", { name: profile.submit }).click();
    await page.getByText(profile.done).waitFor();
    await expectSound(page, locale, "with the profile saved");
    await page.goto(`/${locale}/account/notifications`);
    await choose(page.getByRole("group", { name: notifications.kinds.own_proposals.title }).getByRole("radio", { name: notifications.frequencies.off }));
    await page.getByRole("button", { name: notifications.submit }).click();
    await page.getByText(notifications.done).waitFor();
    expect(await page.getByRole("group", { name: notifications.kinds.own_proposals.title }).getByRole("radio", { name: notifications.frequencies.off }).isChecked()).toBe(true);
    await expectSound(page, locale, "with the choices saved");
    await picture(page, "notifications");

    // The password, changed by who knows it, and chosen anew by who forgot it.
    await page.goto(`/${locale}/account/password`);
    await page.getByLabel(changePassword.current).fill(password);
    await page.getByLabel(changePassword.new).fill("Sommer2026!!");
    await page.getByRole("button", { name: changePassword.submit }).click();
    await page.getByText(m.forms.fieldErrors.password_common).first().waitFor();
    await expectSound(page, locale, "with a common password");
    await picture(page, "password");
    await page.getByLabel(changePassword.current).fill(password);
    await page.getByLabel(changePassword.new).fill(newPassword);
    await page.getByRole("button", { name: changePassword.submit }).click();
    await page.getByText(security.done.password).waitFor();
    await signOut(page, locale);
    await page.goto(`/${locale}/sign-in`);
    await page.getByRole("link", { name: m.accounts.signIn.forgot }).click();
    await picture(page, "forgot-password");
    await page.getByLabel(m.accounts.signIn.email).fill(next);
    await page.getByRole("button", { name: m.accounts.forgot.submit }).click();
    await page.getByText(m.accounts.forgot.sentTo(next)).waitFor();
    await expectSound(page, locale, "with the link sent");
    const reset = (await site.mailbox.find(next, locale === "da" ? /ny adgangskode/i : /new password/i)).links[0]!;
    await page.goto(reset);
    await expectSound(page, locale, "with a new password to choose");
    await picture(page, "reset-password");
    await page.getByLabel(changePassword.new).fill(password);
    await page.getByRole("button", { name: m.accounts.reset.submit }).click();
    await page.getByText(m.accounts.signIn.passwordChanged).waitFor();
    await expectSound(page, locale, "after the reset");
    await page.goto(reset);
    await page.getByRole("heading", { name: m.accounts.reset.spentTitle }).waitFor();

    async function fillSignIn(where: Page, secretWord: string) {
      await where.getByLabel(m.accounts.signIn.email).fill(email);
      await where.getByLabel(m.accounts.signIn.password).fill(secretWord);
      await where.getByRole("button", { name: m.accounts.signIn.submit }).click();
    }
  }, 120_000);
});

describe("what is typed in a tab", () => {
  const text = "Dette er skrevet af Karen og er ikke sendt endnu";
  const field = (page: Page) => page.getByLabel(words("da").proposals.comments.body, { exact: true });
  const path = "/da/proposals/OGP28-A-0025";

  test("comes back to who typed it after the session ended by itself, and never to the next person", async () => {
    const visit = await site.visitAs("karen@samplan.example", { locale: "da" });
    const { page } = visit;
    await page.goto(path);
    await field(page).fill(text);
    await endSession(visit);
    await signIn(page, "da", "ole@samplan.example");
    await page.goto(path);
    expect(await field(page).inputValue()).toBe("");
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("skrevet af Karen");

    await signOut(page, "da");
    await signIn(page, "da", "karen@samplan.example");
    await page.goto(path);
    await field(page).fill(text);
    await endSession(visit);
    await page.goto(path);
    await signIn(page, "da", "karen@samplan.example");
    await page.goto(path);
    expect(await field(page).inputValue()).toBe(text);
  });

  test("before signing in comes along", async () => {
    const { page } = await site.visit({ locale: "da" });
    await page.goto(`/da/plans/${openPlan}/proposals/new`);
    await page.getByLabel(words("da").proposals.write.titleLabel, { exact: true }).fill("Skrevet før login");
    await signIn(page, "da", "jonas@samplan.example");
    await page.goto(`/da/plans/${openPlan}/proposals/new`);
    expect(await page.getByLabel(words("da").proposals.write.titleLabel, { exact: true }).inputValue()).toBe("Skrevet før login");
  });
});
