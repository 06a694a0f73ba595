import { eq } from "drizzle-orm";
import { simpleParser, type ParsedMail } from "mailparser";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asReceived, type ReceivedMail } from "#tests/support/mailbox.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { Client, send } from "./client.ts";

// What one follows, by a real mail server and a clock that is moved.

type Mail = ReceivedMail & { headers: ParsedMail["headers"]; raw: string };
const received: Mail[] = [];
let postOffice: SMTPServer;
let server: TestServer;
let proposal = { id: "", reference: "", title: "" };
const reader = "citizen@samplan.example";
const desk = "/da/desk/ogp-2026-2028";

beforeAll(async () => {
  postOffice = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        void simpleParser(raw).then((mail) => { received.push({ ...asReceived(mail), headers: mail.headers, raw }); done(); });
      });
    },
  });
  postOffice.listen(0, "127.0.0.1");
  await once(postOffice.server, "listening");
  const { port } = postOffice.server.address() as AddressInfo;
  server = await startServer({ publicUrl: "https://samplan.example", settings: { MAIL_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "Samplan <no-reply@samplan.example>" } });
  const { proposals: p, comments: c, supports: s, users } = server.platform.store.tables;
  const { read } = server.platform.store;
  const [me] = await read.select({ id: users.id }).from(users).where(eq(users.email, reader));
  // One that the reader has nothing to do with yet.
  const mine = [...(await read.select({ id: c.proposalId }).from(c).where(eq(c.authorId, me!.id))), ...(await read.select({ id: s.proposalId }).from(s).where(eq(s.userId, me!.id)))].map((row) => row.id);
  const rows = await read.select({ id: p.id, reference: p.reference, title: p.title, authorId: p.authorId, status: p.status, isHidden: p.isHidden }).from(p);
  proposal = rows.find((each) => each.status === "received" && !each.isHidden && each.authorId !== me!.id && !mine.includes(each.id))!;
});

afterAll(async () => {
  await server?.stop();
  await new Promise<void>((resolve) => { postOffice.close(resolve); });
});

const newClient = () => new Client(server.url, "https://samplan.example");
const signIn = (email = reader) => newClient().signIn(email);
const toReader = () => received.filter((mail) => mail.to === reader);

/** What the worker does, pressed for until something has come of it. */
async function until(body: () => boolean | Promise<boolean>, move = 0) {
  await expect.poll(async () => { server.moveClock(move); server.platform.wakeWorker(); return body(); }, { timeout: 15_000, interval: 100 }).toBe(true);
}

/** Takes the case on, or gives it back, as a moderator would. */
async function act(intent: "take" | "release") {
  const moderator = await signIn("moderator@samplan.example");
  const path = `${desk}/${proposal.reference}`;
  const version = /name="version" value="(\d+)"/.exec((await moderator.get(path)).text)![1]!;
  expect((await moderator.post(path, { intent, version })).status).toBe(303);
}

test("following needs signing in, comes back, and asks once more; then the button is pressed", async () => {
  const client = newClient();
  const fields = { subject: "proposal", id: proposal.id, returnTo: `/da/proposals/${proposal.reference}`, intent: "follow" };
  const sent = await client.post("/da/follow", fields);
  expect(sent.location).toMatch(/^\/da\/sign-in\?returnTo=%2Fda%2Ffollow%3Fheld%3D/);
  const signIn = (await client.get(sent.location!)).text;
  expect(signIn).toContain("Log ind, så kan du følge.");
  expect(signIn).not.toContain("er gemt");
  await client.signIn(reader);
  const asked = await client.get(decodeURIComponent(sent.location!.split("returnTo=")[1]!));
  expect(asked.text).toContain("Tryk på knappen for at følge forslaget.");
  expect(asked.text).toMatch(new RegExp(`<h1[^>]*><span dir="auto">${proposal.title.slice(0, 20)}`));
  const done = await client.post("/da/follow", fields);
  expect(done.location).toBe(`/da/proposals/${proposal.reference}#follow`);
  const { text } = await client.get(`/da/proposals/${proposal.reference}`);
  expect(text).toMatch(/aria-pressed="true"[^>]*>.*?Følg forslaget/s);
  expect((await client.get("/da/account/following")).text).toContain(`/da/proposals/${proposal.reference}`);
});

test("bad input is answered, and no other site is sent to", async () => {
  const client = await signIn();
  for (const fields of [{ subject: "proposal", id: "x" }, { subject: "weather", id: proposal.id }, { intent: "follow" }] as Record<string, string>[]) expect((await client.post("/da/follow", fields)).status).toBe(400);
  expect((await client.post("/da/follow", { subject: "plan", id: proposal.id, intent: "follow" })).status).toBe(404);
  expect((await client.post("/da/follow", { subject: "proposal", id: proposal.id, intent: "follow", returnTo: "//evil.example" })).location).toBe("/da/account/following#follow");
});

let oneClick = "";

test("what happens comes by mail at once, with the headers of RFC 8058, and stands in the product, unread", async () => {
  await act("take");
  await until(() => toReader().length === 1);
  const [mail] = toReader();
  expect(mail!.subject).toContain("er nu under behandling");
  expect(mail!.text).toContain("Du følger forslaget.");
  const unfolded = mail!.raw.replace(/\r\n[ \t]+/g, " ");
  oneClick = /^List-Unsubscribe: ?<(https:\/\/samplan\.example\/da\/unsubscribe\?token=[\w-]+)>\r$/m.exec(unfolded)![1]!;
  expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  expect(mail!.links).toContain(oneClick);
  const client = await signIn();
  const news = await client.get("/da/account/news");
  expect(news.text).toContain("Ulæst");
  expect(news.text).toContain("Nyt (1)");
  const link = /href="(\/da\/account\/news\/[\w-]+)"/.exec(news.text)![1]!;
  expect((await signIn("moderator@samplan.example").then((other) => other.get(link))).status).toBe(404);
  expect((await client.get(link)).location).toBe(`/da/proposals/${proposal.reference}`);
  expect((await client.get("/da/account/news")).text).not.toContain("Ulæst");
  expect((await client.post("/da/account/news", { upTo: new Date(Date.now() + 60_000).toISOString() })).status).toBe(303);
  expect((await client.get("/da/account/news")).text).not.toContain("Nyt (1)");
});

test("a daily digest comes once, at seven, with what happened", async () => {
  const client = await signIn();
  const all = { own_proposals: "at_once", discussion: "at_once", taking_part: "at_once", deadlines: "at_once", organisation_work: "at_once" };
  expect((await client.post("/da/account/notifications", { ...all, following: "daily" })).status).toBe(303);
  await act("release");
  await act("take");
  await until(() => server.platform.store.read.select().from(server.platform.store.tables.notices).where(eq(server.platform.store.tables.notices.awaitsDigest, true)).then((rows) => rows.length === 2));
  expect(toReader()).toHaveLength(1);
  await until(() => toReader().length === 2, 3600_000);
  const digest = toReader()[1]!;
  expect(digest.subject).toBe("Nyt til dig på Samplan: 2 nyheder");
  expect(digest.text).toContain("- Forslaget venter igen på at blive behandlet");
  expect(digest.html).toContain("<li><a href=");
  expect(digest.raw).toMatch(/^List-Unsubscribe-Post:/m);
});

test("opening the link changes nothing; one click of a mail program, from nowhere and without a session, turns it off", async () => {
  const { pathname, search } = new URL(oneClick);
  const frequency = async () => {
    const { notificationSettings: s, users } = server.platform.store.tables;
    const rows = await server.platform.store.read.select({ frequency: s.frequency, kind: s.kind }).from(s).innerJoin(users, eq(users.id, s.userId)).where(eq(users.email, reader));
    return rows.find((each) => each.kind === "following")?.frequency;
  };
  const opened = await newClient().get(pathname + search);
  expect(opened.text).toContain("Vil du ikke længere have mail om det, du følger?");
  expect(await frequency()).toBe("daily");
  const clicked = await send(server.url, pathname + search, { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "List-Unsubscribe=One-Click" });
  expect(clicked.status).toBe(200);
  expect(clicked.text).toContain("Disse mails er slået fra");
  expect(clicked.cookies.filter((each) => !each.startsWith("samplan_language="))).toEqual([]);
  expect(await frequency()).toBe("off");
  const multipart = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
  expect((await send(server.url, pathname + search, { method: "POST", headers: { "Content-Type": "multipart/form-data; boundary=x" }, body: multipart })).status).toBe(200);
});

test("only the sealed link opens this door", async () => {
  const { pathname, search } = new URL(oneClick);
  const post = (path: string) => send(server.url, path, { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "List-Unsubscribe=One-Click" });
  expect((await post(`${pathname}${search.slice(0, -3)}AAA`)).status).toBe(400);
  for (const path of [pathname, "/da/account/news", "/da/unsubscribe/..%2faccount/news", `/da/account/notifications${search}`, `/da//unsubscribe${search}`, `${pathname}${search}&x=1`]) expect((await post(path)).status, path).toBe(403);
});

test("nothing is sent after it was turned off, and the product still tells", async () => {
  const before = toReader().length;
  await act("release");
  const client = await signIn();
  await until(async () => (await client.get("/da/account/news")).text.includes("Nyt (3)"));
  server.moveClock(8 * 24 * 3600_000);
  server.platform.wakeWorker();
  // The mail of somebody else, queued after it, has gone.
  await newClient().post("/da/sign-up", { participantType: "citizen", name: "Ny", email: "ny@mail.example", password: "kastanje lygte fregat 41" });
  await until(() => received.some((mail) => mail.to === "ny@mail.example"));
  expect(toReader()).toHaveLength(before);
});
