import { describe, expect, test } from "vitest";
import { openPlan, signIn, useSite, words } from "./site.ts";
import { answerCase, choose, closeCollection, comment, endSession, fillProposal, password, referenceOnReceipt, type Proposal } from "./steps.ts";

// Whatever happens between filling in a form of the debate, the accounts or the desk and sending it, what was typed is still there.

const site = useSite();
const m = words("en");
const write = `/en/plans/${openPlan}/proposals/new`;
const proposal: Proposal = { theme: "More and better open data", title: "Keep what people type", problem: "A page that forgets is a page that people leave.\n\nTwice.", change: "Keep it.", effect: "Nobody writes anything a second time." };

describe("at the debate", () => {
  const path = "/en/proposals/OGP28-A-0025";

  test("a comment without a stance comes back with its text; one without a text with its stance", async () => {
    const { page } = await site.visit();
    await signIn(page, "en", "karen@samplan.example");
    await page.goto(path);
    const form = page.getByRole("form", { name: m.proposals.comments.write });
    await form.getByLabel(m.proposals.comments.body).fill("A text without a stance");
    await choose(form.getByRole("radio", { name: /A neutral code|code/ }));
    await form.getByRole("button", { name: m.proposals.comments.send }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.stance_missing).waitFor();
    expect(await form.getByLabel(m.proposals.comments.body).inputValue()).toBe("A text without a stance");
    expect(await form.getByRole("radio", { name: /code/ }).isChecked()).toBe(true);
    await choose(form.getByRole("radio", { name: m.words.stancesLong.against }));
    await form.getByLabel(m.proposals.comments.body).fill("");
    await form.getByRole("button", { name: m.proposals.comments.send }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.comment_missing).waitFor();
    expect(await form.getByRole("radio", { name: m.words.stancesLong.against }).isChecked()).toBe(true);
  });

  test.each([true, false])("a session that ended: the comment is back after signing in (JavaScript %s)", async (javaScript) => {
    const visit = await site.visit({ javaScript });
    const { page } = visit;
    await signIn(page, "en", "helle@samplan.example");
    await page.goto(path);
    const form = page.getByRole("form", { name: m.proposals.comments.write });
    const text = `Typed before the session ended (${javaScript})`;
    await choose(form.getByRole("radio", { name: m.words.stancesLong.neutral }));
    await form.getByLabel(m.proposals.comments.body).fill(text);
    await endSession(visit);
    await form.getByRole("button", { name: m.proposals.comments.send }).click();
    expect(await page.getByText(m.accounts.signIn.comeBack).isVisible()).toBe(true);
    await signIn(page, "en", "helle@samplan.example");
    await page.getByText(m.shell.heldNotice).waitFor();
    expect(await form.getByLabel(m.proposals.comments.body).inputValue()).toBe(text);
    expect(await form.getByRole("radio", { name: m.words.stancesLong.neutral }).isChecked()).toBe(true);
    await form.getByRole("button", { name: m.proposals.comments.send }).click();
    await page.getByRole("article").getByText(text).waitFor();
  });

  test("a session that ended: the reply is back under its comment, opened", async () => {
    const visit = await site.visit();
    const { page } = visit;
    await signIn(page, "en", "helle@samplan.example");
    await page.goto("/en/proposals/OGP28-O-0001");
    await page.locator(".sp-comment__foot a[href*='reply=']").nth(1).click();
    const body = page.getByLabel(m.proposals.comments.replyBody).and(page.locator(":visible"));
    await body.fill("A reply typed before the session ended");
    await endSession(visit);
    await page.getByRole("button", { name: m.proposals.comments.sendReply }).click();
    await signIn(page, "en", "helle@samplan.example");
    expect(await body.inputValue()).toBe("A reply typed before the session ended");
    await page.getByRole("button", { name: m.proposals.comments.sendReply }).click();
    await page.getByRole("article").getByText("A reply typed before the session ended").waitFor();
  });

  test("a reply without a text comes back opened, with the error", async () => {
    const { page } = await site.visit();
    await signIn(page, "en", "helle@samplan.example");
    await page.goto("/en/proposals/OGP28-O-0001");
    await page.locator(".sp-comment__foot a[href*='reply=']").first().click();
    await page.getByRole("button", { name: m.proposals.comments.sendReply }).first().click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.reply_missing).waitFor();
    expect(await page.getByLabel(m.proposals.comments.replyBody).first().isVisible()).toBe(true);
  });

  test("two presses make one comment", async () => {
    const { page } = await site.visit();
    await signIn(page, "en", "amina@samplan.example");
    await page.goto(path);
    const form = page.getByRole("form", { name: m.proposals.comments.write });
    await choose(form.getByRole("radio", { name: m.words.stancesLong.for }));
    await form.getByLabel(m.proposals.comments.body).fill("Sent with two presses");
    await form.getByRole("button", { name: m.proposals.comments.send }).dblclick();
    await page.getByText("Sent with two presses").waitFor();
    await page.goto(path);
    expect(await page.getByText("Sent with two presses").count()).toBe(1);
  });

  test("when the debate closed meanwhile the comment is given back", async () => {
    const { page } = await site.visit();
    await signIn(page, "en", "soeren@samplan.example");
    await page.goto(path);
    const form = page.getByRole("form", { name: m.proposals.comments.write });
    await choose(form.getByRole("radio", { name: m.words.stancesLong.for }));
    await form.getByLabel(m.proposals.comments.body).fill("Too late for the debate");
    await closeCollection(site, async () => {
      await form.getByRole("button", { name: m.proposals.comments.send }).click();
      await page.getByText(/This closed on/).first().waitFor();
      expect(await page.getByLabel(m.proposals.comments.body).inputValue()).toBe("Too late for the debate");
      expect(await page.getByRole("button", { name: m.proposals.comments.send }).count()).toBe(0);
    });
  });

  test("a comment in a row is not refused: the form is empty again and says that the comment is public", async () => {
    const { page } = await site.visit();
    await signIn(page, "en", "leyla@samplan.example");
    await page.goto(path);
    await comment(page, "en", "for", "The first of two");
    await comment(page, "en", "for", "The second of two");
    await page.goto(path);
    for (const text of ["The first of two", "The second of two"]) expect(await page.getByRole("article").getByText(text).count()).toBe(1);
  });
});

describe("at sign-up and sign-in", () => {
  test("errors keep everything but the password, and say what is wrong", async () => {
    const { page } = await site.visit({ javaScript: false });
    const { signUp } = m.accounts;
    await page.goto("/en/sign-up?type=business");
    await page.getByLabel(signUp.organisationName).fill("Fabel & Søn A/S");
    await page.getByLabel(signUp.cvr).fill("12345678");
    await page.getByLabel(signUp.name, { exact: true }).fill("Åge");
    await page.getByLabel(signUp.email).fill("aage@");
    await page.getByLabel(signUp.password).fill("kort");
    await page.getByRole("button", { name: signUp.submit }).click();
    const errors = await page.getByRole("alert").getByRole("link").allInnerTexts();
    expect(errors).toContain(m.forms.fieldErrors.cvr_wrong);
    expect(errors).toContain(m.forms.fieldErrors.email_wrong);
    // All at once, not the password only when the rest is right.
    expect(errors).toContain(m.forms.fieldErrors.password_short);
    expect(await page.getByLabel(signUp.organisationName).inputValue()).toBe("Fabel & Søn A/S");
    expect(await page.getByLabel(signUp.cvr).inputValue()).toBe("12345678");
    expect(await page.getByLabel(signUp.name, { exact: true }).inputValue()).toBe("Åge");
    expect(await page.getByLabel(signUp.email).inputValue()).toBe("aage@");
    expect(await page.getByLabel(signUp.password).inputValue()).toBe("");
  });

  test("without a type the first question says so", async () => {
    const { page } = await site.visit({ javaScript: false });
    await page.goto("/en/sign-up");
    await page.getByRole("button", { name: m.accounts.signUp.continue }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.participant_missing).waitFor();
  });

  test("a wrong password keeps the address, and says no more than needed", async () => {
    const { page } = await site.visit();
    await page.goto("/en/sign-in?returnTo=%2Fen%2Faccount");
    await page.getByLabel(m.accounts.signIn.email).fill("citizen@samplan.example");
    await page.getByLabel(m.accounts.signIn.password).fill("not this one");
    await page.getByRole("button", { name: m.accounts.signIn.submit }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.credentials_wrong).waitFor();
    expect(await page.getByLabel(m.accounts.signIn.email).inputValue()).toBe("citizen@samplan.example");
    await signIn(page, "en", "citizen@samplan.example");
    expect(new URL(page.url()).pathname).toBe("/en/account");
  });

  test("somebody who has not confirmed the address can write, is told why it is not sent, and can get a new link", async () => {
    const { page } = await site.visit();
    const client = { email: "unconfirmed@lost.example" };
    await page.goto("/en/sign-up?type=citizen");
    await page.getByLabel(m.accounts.signUp.name, { exact: true }).fill("Una Firmed");
    await page.getByLabel(m.accounts.signUp.email).fill(client.email);
    await page.getByLabel(m.accounts.signUp.password).fill(password);
    await page.getByRole("button", { name: m.accounts.signUp.submit }).click();
    await page.goto("/en/sign-in");
    await signIn(page, "en", client.email, password);
    await page.goto(write);
    await fillProposal(page, "en", { ...proposal, title: "Before confirming" });
    await page.getByRole("button", { name: m.proposals.write.review }).click();
    await page.getByText(m.forms.refusals.verify_email_first).waitFor();
    await page.getByRole("button", { name: m.accounts.verify.again }).click();
    await page.getByText(m.accounts.verify.sent).waitFor();
    const mails = async () => (await site.mailbox.list(client.email)).length;
    await expect.poll(mails, { timeout: 10_000 }).toBe(2);
    const mail = (await site.mailbox.list(client.email)).at(-1)!;
    await page.goto(mail.links.find((link) => link.includes("verify-email"))!);
    await page.getByRole("button", { name: m.accounts.verify.submit }).click();
    await page.getByRole("button", { name: m.proposals.review.send }).click();
    await referenceOnReceipt(page, "en");
  });
});

describe("at the desk", () => {
  test("two moderators on one case: the second is told, and has the text back", async () => {
    const [one, two] = [await site.visit(), await site.visit({ javaScript: false })];
    const path = `/en/desk/${openPlan}/OGP28-C-0019`;
    for (const [visit, email] of [[one, "moderator@samplan.example"], [two, "moderator2@samplan.example"]] as const) {
      await signIn(visit.page, "en", email);
      await visit.page.goto(path);
    }
    await answerCase(one.page, "en", "not_adopted", "The first answer.");
    await one.page.getByText(m.desk.answer.sent).waitFor();
    const answered = two.page.waitForResponse((response) => response.request().method() === "POST");
    await answerCase(two.page, "en", "partly_adopted", "The second answer, thought about for an hour.");
    expect((await answered).status()).toBe(409);
    await two.page.getByText(m.shell.errors.conflict.title).waitFor();
    expect(await two.page.getByLabel(m.desk.answer.reason).inputValue()).toBe("The second answer, thought about for an hour.");
    // The other's answer is on the same page.
    expect(await two.page.getByText("The first answer.").first().isVisible()).toBe(true);
  });

  test("two moderators take one case: the second is told who has it, on the case", async () => {
    const [one, two] = [await site.visit(), await site.visit()];
    const path = `/en/desk/${openPlan}/OGP28-C-0022`;
    for (const [visit, email] of [[one, "moderator@samplan.example"], [two, "moderator2@samplan.example"]] as const) {
      await signIn(visit.page, "en", email);
      await visit.page.goto(path);
    }
    await one.page.getByRole("button", { name: m.desk.takeOn }).click();
    await one.page.getByText(m.desk.done.taken).waitFor();
    const answered = two.page.waitForResponse((response) => response.request().method() === "POST");
    await two.page.getByRole("button", { name: m.desk.takeOn }).click();
    expect((await answered).status()).toBe(409);
    expect(await two.page.getByText("Signe Demosen").first().isVisible()).toBe(true);
  });

  test("a half-written answer stays when another form of the case is sent, and the other language has it too", async () => {
    const { page } = await site.visit();
    await signIn(page, "en", "moderator@samplan.example");
    await page.goto(`/en/desk/${openPlan}/OGP28-B-0031`);
    await page.getByLabel(m.desk.answer.reason).fill("Half a reason, and the case is not even mine");
    await page.getByRole("button", { name: m.desk.takeOn }).click();
    await page.getByText(m.desk.done.taken).waitFor();
    expect(await page.getByLabel(m.desk.answer.reason).inputValue()).toBe("Half a reason, and the case is not even mine");
    await page.goto(`/da/desk/${openPlan}/OGP28-B-0031`);
    expect(await page.getByLabel(words("da").desk.answer.reason).inputValue()).toBe("Half a reason, and the case is not even mine");
    // Signing out forgets it: the next person at this computer must not find it.
    await page.goto("/en/sign-out");
    await page.getByRole("main").getByRole("button", { name: m.shell.signOut }).click();
    await page.waitForURL((url) => !url.pathname.endsWith("/sign-out"));
    await signIn(page, "en", "moderator@samplan.example");
    await page.goto(`/en/desk/${openPlan}/OGP28-B-0031`);
    expect(await page.getByLabel(m.desk.answer.reason).inputValue()).toBe("");
  });

  test("a session that ended: the answer is back after signing in", async () => {
    const visit = await site.visit();
    const { page } = visit;
    await signIn(page, "en", "moderator@samplan.example");
    await page.goto(`/en/desk/${openPlan}/OGP28-C-0021`);
    await page.getByRole("radio", { name: m.words.statuses.not_adopted, exact: true }).waitFor({ state: "attached" });
    await endSession(visit);
    await answerCase(page, "en", "not_adopted", "A reason typed before the session ended.");
    await signIn(page, "en", "moderator@samplan.example");
    expect(await page.getByLabel(m.desk.answer.reason).inputValue()).toBe("A reason typed before the session ended.");
    expect(await page.getByRole("radio", { name: m.words.statuses.not_adopted, exact: true }).isChecked()).toBe(true);
  });

  test("errors keep what was typed in every form of the case", async () => {
    const { page } = await site.visit({ javaScript: false });
    await signIn(page, "en", "moderator@samplan.example");
    await page.goto(`/en/desk/${openPlan}/OGP28-C-0021`);

    await page.getByText(m.desk.answer.more).click();
    await page.getByLabel(m.desk.answer.elementsAdopted).fill("This part");
    await page.getByLabel(m.desk.answer.reason).fill("A reason without an outcome");
    await page.getByRole("button", { name: m.desk.answer.send }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.outcome_missing).waitFor();
    expect(await page.getByLabel(m.desk.answer.reason).inputValue()).toBe("A reason without an outcome");
    expect(await page.getByLabel(m.desk.answer.elementsAdopted).inputValue()).toBe("This part");

    await page.goto(`/en/desk/${openPlan}/OGP28-C-0021`);
    await page.getByLabel(m.desk.shortlist.initiative, { exact: true }).selectOption("new");
    await page.getByLabel(m.desk.shortlist.newTitle).fill("A title without a degree");
    await page.getByLabel(m.desk.shortlist.passage).fill("the words");
    await page.getByRole("button", { name: m.desk.shortlist.send, exact: true }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.degree_missing).waitFor();
    expect(await page.getByLabel(m.desk.shortlist.initiative, { exact: true }).inputValue()).toBe("new");
    expect(await page.getByLabel(m.desk.shortlist.newTitle).inputValue()).toBe("A title without a degree");
    expect(await page.getByLabel(m.desk.shortlist.passage).inputValue()).toBe("the words");

    await page.getByRole("link", { name: m.moderation.panel.hide }).click();
    await page.getByLabel(m.desk.hide.note).fill("A note without a reason");
    await page.getByRole("button", { name: m.desk.hide.send }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.hide_reason_missing).waitFor();
    expect(await page.getByLabel(m.desk.hide.note).inputValue()).toBe("A note without a reason");
  });

  test("a moderator cannot handle a proposal of the moderator's own", async () => {
    const { page } = await site.visit();
    await signIn(page, "en", "moderator2@samplan.example");
    await page.goto(write);
    await fillProposal(page, "en", { ...proposal, title: "From the desk itself" });
    await page.getByRole("button", { name: m.proposals.write.review }).click();
    await page.getByRole("button", { name: m.proposals.review.send }).click();
    const reference = await referenceOnReceipt(page, "en");
    await page.goto(`/en/desk/${openPlan}/${reference}`);
    expect(await page.getByText(m.desk.own).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: m.desk.answer.send }).count()).toBe(0);
  });
});
