import { simpleParser } from "mailparser";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asReceived, type ReceivedMail } from "#tests/support/mailbox.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { Client } from "./client.ts";

// A real mail server, as in production; the outbox folder is for the demonstration.

const received: (ReceivedMail & { raw: string; from: string })[] = [];
let refuseNext = 0;
let postOffice: SMTPServer;
let server: TestServer;

beforeAll(async () => {
  postOffice = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refuseNext > 0) {
          refuseNext -= 1;
          done(Object.assign(new Error("Try again later"), { responseCode: 451 }));
          return;
        }
        const raw = Buffer.concat(chunks).toString("utf8");
        void simpleParser(raw).then((mail) => {
          received.push({ ...asReceived(mail), raw, from: mail.from?.text ?? "" });
          done();
        });
      });
    },
  });
  postOffice.listen(0, "127.0.0.1");
  await once(postOffice.server, "listening");
  const { port } = postOffice.server.address() as AddressInfo;
  server = await startServer({ publicUrl: "https://samplan.example", settings: { MAIL_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "Samplan <no-reply@samplan.example>" } });
});

afterAll(async () => {
  await server?.stop();
  await new Promise<void>((resolve) => { postOffice.close(resolve); });
});

async function mailTo(address: string, count = 1): Promise<(typeof received)[number]> {
  await expect.poll(() => received.filter((mail) => mail.to === address).length, { timeout: 10_000 }).toBe(count);
  return received.findLast((mail) => mail.to === address)!;
}

function newClient() {
  return new Client(server.url, "https://samplan.example");
}

test("signing up: the mail confirms the address, once, in the reader's language", async () => {
  const client = newClient();
  const signedUp = await client.post("/da/sign-up", { participantType: "citizen", name: "Søren Ærø <b>", email: "soeren.aeroe@mail.example", password: "kastanje lygte fregat 41", returnTo: "/da/proposals/OGP28-O-0001#write-comment" });
  expect(signedUp.status).toBe(303);
  const mail = await mailTo("soeren.aeroe@mail.example");
  expect(mail.subject).toBe("Bekræft din e-mailadresse");
  expect(mail.html).not.toContain("<b>");
  expect(mail.from).toContain("no-reply@samplan.example");
  expect(mail.raw).toMatch(/^Auto-Submitted: auto-generated/im);
  expect(mail.raw).toMatch(/^Content-Language: da/im);
  const link = new URL(mail.links.find((each) => each.includes("/verify-email"))!);
  expect(link.origin).toBe("https://samplan.example");

  const page = await client.get(link.pathname + link.search);
  expect(page.text).toContain("Bekræft og log ind");
  // Looking at the link, as programs do with mail, does not spend it.
  await newClient().get(link.pathname + link.search, { method: "HEAD" });
  const fields = { token: link.searchParams.get("token")!, returnTo: link.searchParams.get("returnTo")! };
  const confirmed = await client.post("/da/verify-email", fields);
  expect(confirmed.status).toBe(303);
  expect(confirmed.location).toBe("/da/proposals/OGP28-O-0001?confirmed=1#write-comment");
  expect((await client.get("/da/account")).status).toBe(200);
  // The page it leads to says so; the link, opened again, that there is nothing left to do.
  expect((await client.get("/da/proposals/OGP28-O-0001?confirmed=1")).text).toContain("Din e-mailadresse er bekræftet, og du er logget ind");
  expect((await client.get(link.pathname + link.search)).text).toContain("<title>Din e-mailadresse er bekræftet");
  expect((await newClient().post("/da/verify-email", fields)).status).toBe(400);
});

test("signing up with an address that has an account answers the same, and tells its owner, once a day", async () => {
  const fields = { participantType: "citizen", name: "Somebody Else", email: "Soeren.Aeroe@MAIL.example", password: "another password that is long" };
  const first = await newClient().post("/en/sign-up", fields);
  const fresh = await newClient().post("/en/sign-up", { ...fields, email: "fresh@mail.example" });
  expect(first.status).toBe(fresh.status);
  expect(first.location!.replace(/email=[^&]*/, "")).toBe(fresh.location!.replace(/email=[^&]*/, ""));
  const mail = await mailTo("soeren.aeroe@mail.example", 2);
  expect(mail.subject).toBe("Du har allerede en konto");
  expect(mail.links.some((link) => link.includes("token"))).toBe(false);
  await newClient().post("/en/sign-up", fields);
  await mailTo("fresh@mail.example");
  expect(received.filter((each) => each.to === "soeren.aeroe@mail.example")).toHaveLength(2);
  expect((await newClient().post("/en/sign-in", { email: fields.email, password: fields.password })).status).toBe(400);
});

test("the receipt of a proposal shows its title as text", async () => {
  const client = await newClient().signIn("soeren.aeroe@mail.example", "kastanje lygte fregat 41");
  const saved = await client.post("/da/plans/ogp-2026-2028/proposals/new/save", { draft: "", theme: "open-data", title: "Åbn <b>alt</b> & “mere”", problem: "p", change: "c", effect: "e" });
  const sent = await client.post("/da/plans/ogp-2026-2028/proposals/new/review", { draft: (JSON.parse(saved.text) as { draft: string }).draft, display: "code" });
  const reference = /proposals\/([^/]+)\/receipt/.exec(sent.location!)![1]!;
  await expect.poll(() => received.filter((each) => each.subject.includes(reference)).length, { timeout: 10_000 }).toBe(1);
  const mail = received.find((each) => each.subject.includes(reference))!;
  expect(mail.text).toContain("Åbn <b>alt</b> & “mere”");
  expect(mail.html).toContain("Åbn &lt;b&gt;alt&lt;/b&gt; &amp; “mere”");
  expect(mail.links).toContain(`https://samplan.example/da/proposals/${reference}`);
});

test("a link works for two days", async () => {
  await newClient().post("/en/sign-up", { participantType: "citizen", name: "Late", email: "late@mail.example", password: "kastanje lygte fregat 41" });
  const mail = await mailTo("late@mail.example");
  const token = new URL(mail.links[0]!).searchParams.get("token")!;
  server.moveClock(48 * 3600 * 1000 + 1000);
  const answer = await newClient().post("/en/verify-email", { token });
  expect(answer.status).toBe(400);
  expect(answer.text).toContain("The link no longer works");
});

test("when the mail server says later, the mail comes later, once", async () => {
  refuseNext = 1;
  await newClient().post("/en/sign-up", { participantType: "citizen", name: "Patience", email: "patience@mail.example", password: "kastanje lygte fregat 41" });
  await expect.poll(() => refuseNext, { timeout: 10_000 }).toBe(0);
  // The next try is minutes later, by the platform's clock.
  await expect.poll(() => {
    server.moveClock(60_000);
    server.platform.wakeWorker();
    return received.filter((mail) => mail.to === "patience@mail.example").length;
  }, { timeout: 10_000, interval: 200 }).toBe(1);
  expect(server.log.splice(0).map((line) => line.event)).toEqual(["mail not sent"]);
});

test("line ends in a name do not become headers", async () => {
  await newClient().post("/en/sign-up", { participantType: "citizen", name: "Eve\r\nBcc: victim@mail.example\r\n\r\nHello", email: "eve@mail.example", password: "kastanje lygte fregat 41" });
  const mail = await mailTo("eve@mail.example");
  expect(mail.raw).not.toMatch(/^Bcc:/im);
  expect(received.some((each) => each.to === "victim@mail.example")).toBe(false);
});

test("nothing is shown of mail that is really sent", async () => {
  const { text } = await newClient().get("/en/demo/mail");
  expect(text).not.toContain("mail.example");
});

test("nothing failed behind these answers", () => {
  expect(server.log).toEqual([]);
});
