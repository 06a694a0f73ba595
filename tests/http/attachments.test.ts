import { and, eq } from "drizzle-orm";
import { rmSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { messages } from "#app/i18n/messages.ts";
import { newId } from "#app/lib/id.ts";
import { asMultipart } from "#tests/support/multipart.ts";
import { bomb, docx, exe, pdf, photo, zip } from "#tests/support/files.ts";
import { startS3, type S3Server } from "#tests/support/s3-server.ts";
import { startServer } from "#tests/support/server.ts";
import { Client, usePlatform, useSignedIn, type Answer } from "./client.ts";

// Files over HTTP: what is taken, what is refused and how it says so, how they are given out. Nothing typed is lost on the way.

const platform = usePlatform();
const citizen = useSignedIn(platform, "citizen@samplan.example");
const moderator = useSignedIn(platform, "moderator@samplan.example");
const write = "/en/plans/ogp-2026-2028/proposals/new";
const words = messages.en.attachments;
const typed = { theme: "open-data", title: "A title that stays", problem: "A problem that stays", change: "A change that stays", effect: "An effect that stays" };

type Given = { name: string; bytes: Uint8Array; type?: string };

afterEach(() => { expect(platform.server.log).toEqual([]); });

const post = (client: Client, address: string, fields: Record<string, string>, files: Given[]) => {
  const { body, headers } = asMultipart(fields, files);
  return client.post(address, body, headers);
};
const attach = (files: Given[], fields: Record<string, string> = {}, client = citizen()) => post(client, write, { draft: newId(), intent: "attach", ...typed, ...fields }, files);
const draftIn = ({ location }: Answer) => new URL(location!, "http://own").searchParams.get("draft")!;
const linksIn = ({ text }: Answer) => [...text.matchAll(/href="(\/attachments\/[^"]+)"/g)].map(([, href]) => href!);
const shows = (text: string) => text.replaceAll("<!-- -->", "").replaceAll("&quot;", "\"").replaceAll("&amp;", "&").replaceAll("&#x27;", "'");

function expectTextKept({ text }: Answer) {
  for (const part of [typed.title, typed.problem, typed.change, typed.effect]) expect(text).toContain(part);
}

/** The page of the draft with these files. */
async function draftWith(files: Given[]): Promise<{ draft: string; page: Answer; links: string[] }> {
  const answer = await attach(files);
  expect(answer.status).toBe(303);
  const page = await citizen().get(answer.location!.split("#")[0]!);
  return { draft: draftIn(answer), page, links: linksIn(page) };
}

/** A published proposal with these files. Answers its reference. */
async function publishedWith(files: Given[]): Promise<{ reference: string; links: string[] }> {
  const { draft } = await draftWith(files);
  const sent = await citizen().post(`${write}/review`, { draft, voice: "name" });
  const [, reference] = /\/proposals\/([^/]+)\/receipt/.exec(sent.location!)!;
  return { reference: reference!, links: linksIn(await citizen().get(`/en/proposals/${reference}`)) };
}

describe("attaching", () => {
  test("keeps the text, lists the file, and takes it along to the proposal", async () => {
    const { page } = await draftWith([{ name: "Bilag på ærø.pdf", bytes: pdf() }]);
    expectTextKept(page);
    expect(page.text).toContain("Bilag på ærø.pdf");
    expect(shows(page.text)).toContain(words.attached(1));
    const { reference, links } = await publishedWith([{ name: "a.pdf", bytes: pdf() }, { name: "b.docx", bytes: docx() }]);
    expect(links).toHaveLength(2);
    expect(linksIn(await platform.client().get(`/da/proposals/${reference}`))).toEqual(links);
  });

  test.each([
    ["a program", { name: "faktura.pdf", bytes: exe(), type: "application/pdf" }, words.refusals.wrong_type],
    ["a zip", { name: "brev.docx", bytes: zip() }, words.refusals.wrong_type],
    ["markup", { name: "a.png", bytes: Buffer.from("<svg onload=alert(1)>"), type: "image/png" }, words.refusals.wrong_type],
    ["nothing", { name: "tom.pdf", bytes: new Uint8Array() }, words.refusals.empty],
    ["eleven megabytes", { name: "stor.pdf", bytes: Buffer.concat([pdf(), Buffer.alloc(11 * 1024 * 1024)]) }, words.refusals.too_big],
    ["macros", { name: "m.docx", bytes: docx({ "word/vbaProject.bin": new Uint8Array(3) }) }, words.refusals.macros],
  ])("refuses %s by its name, with the text and the other files kept", async (_, bad, why) => {
    const answer = await attach([bad, { name: "god.pdf", bytes: pdf() }]);
    expect(answer.status).toBe(400);
    expectTextKept(answer);
    // In the summary and at the field.
    expect(shows(answer.text).split(words.refused(bad.name, why))).toHaveLength(3);
    expect(linksIn(answer).map((each) => each.split("/").at(-1))).toEqual(["god.pdf"]);
  });

  test("refuses a picture that would take all memory", async () => {
    const answer = await attach([{ name: "bombe.png", bytes: await bomb() }]);
    expect(answer.status).toBe(400);
    expect(shows(answer.text)).toContain(words.refused("bombe.png", words.refusals.too_many_pixels));
  });

  test("refuses the sixth, in one form and over several", async () => {
    const six = Array.from({ length: 6 }, (_, index) => ({ name: `${index + 1}.pdf`, bytes: pdf(String(index)) }));
    const answer = await attach(six);
    expect(answer.status).toBe(400);
    expect(linksIn(answer)).toHaveLength(5);
    expect(shows(answer.text)).toContain(words.refused("6.pdf", words.refusals.too_many));
    const draft = newId();
    const both = await Promise.all(["x", "y"].map((name) => attach(six.slice(0, 3).map((each) => ({ ...each, name: `${name}${each.name}` })), { draft })));
    expect(both.map((each) => each.status).sort()).toEqual([303, 400]);
    expect(linksIn(await citizen().get(`${write}?draft=${draft}`))).toHaveLength(5);
  });

  test("of more than can be read keeps the text and says so", async () => {
    const answer = await attach(Array.from({ length: 6 }, (_, index) => ({ name: `${index}.pdf`, bytes: Buffer.concat([pdf(), Buffer.alloc(9.9 * 1024 * 1024)]) })));
    expect(answer.status).toBe(400);
    expectTextKept(answer);
    expect(shows(answer.text)).toContain(words.refusals.not_all_came);
  });

  test("of what no patience reaches is cut short", async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(platform.server.url).port), "127.0.0.1", () => {
        socket.write(`POST ${write} HTTP/1.1\r\nHost: x\r\nOrigin: ${platform.server.url}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 999999999\r\n\r\n`);
      });
      socket.once("data", (data) => {
        socket.destroy();
        resolve(data.toString());
      }).once("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("larger than a text can be is for forms that take files alone", async () => {
    for (const address of ["/en/sign-in", `${write}/save`, "/en/proposals/OGP28-O-0001"]) expect((await post(citizen(), address, {}, [{ name: "a.pdf", bytes: Buffer.alloc(2 * 1024 * 1024) }])).status, address).toBe(413);
    expect((await citizen().post(write, `title=${"x".repeat(1100 * 1024)}`)).status).toBe(413);
  });

  test("says when no file was chosen", async () => {
    for (const files of [[], [{ name: "", bytes: new Uint8Array() }]]) {
      const answer = await attach(files);
      expect(answer.status).toBe(400);
      expect(shows(answer.text)).toContain(words.refusals.none_chosen);
      expectTextKept(answer);
    }
  });

  test.each([
    ["../../../etc/passwd", "passwd.pdf"],
    ["C:/fakepath/Plan.pdf", "Plan.pdf"],
    ["rapport.pdf.exe", "rapport.pdf"],
    ["%22><script>alert(1)</script>.pdf", "script-.pdf"],
    ["u\u202Efdp.exe", "ufdp.pdf"],
    ["x".repeat(3000), `${"x".repeat(96)}.pdf`],
  ])("makes a safe name of %j", async (given, name) => {
    const { page } = await draftWith([{ name: given, bytes: pdf() }]);
    expect(page.text).toContain(`>${name}<`);
    expect(page.text).not.toContain("<script>alert");
  });

  test("warns of a name that looks as if it held a CPR number", async () => {
    const { page } = await draftWith([{ name: "Anna 010203-1234.pdf", bytes: pdf() }]);
    expect(shows(page.text)).toContain(words.cprWarning);
  });

  test("is for signed-in people: what others wrote is kept, and leads to signing in", async () => {
    const visitor = platform.client();
    const draft = newId();
    const answer = await attach([{ name: "a.pdf", bytes: pdf() }], { draft }, visitor);
    expect(answer.status).toBe(400);
    expectTextKept(answer);
    expect(shows(answer.text)).toContain(words.refused("a.pdf", words.refusals.not_signed_in));
    expect(linksIn(answer)).toEqual([]);
    const large = await attach([{ name: "a.pdf", bytes: Buffer.alloc(9 * 1024 * 1024) }], { draft }, visitor);
    expect(large.status).toBe(400);
    expectTextKept(large);
    const toSignIn = await visitor.post(write, { draft, intent: "sign-in", ...typed });
    expect(toSignIn.location).toBe(`/en/sign-in?returnTo=${encodeURIComponent(`${write}?draft=${draft}`)}`);
    await visitor.signIn("karen@samplan.example");
    expectTextKept(await visitor.get(`${write}?draft=${draft}`));
  });

  test("to a draft that another page changed keeps both texts, and says that the file did not come along", async () => {
    const draft = newId();
    await citizen().post(`${write}/save`, { draft, page: newId(), ...typed, title: "Another title" });
    await citizen().post(`${write}/save`, { draft, page: newId(), version: "1", ...typed, title: "A third title" });
    const answer = await attach([{ name: "a.pdf", bytes: pdf() }], { draft, version: "1", page: newId() });
    expect(answer.status).toBe(409);
    expectTextKept(answer);
    expect(answer.text).toContain("A third title");
    expect(shows(answer.text)).toContain(words.refused("a.pdf", words.refusals.not_saved));
  });

  test("and removing again keeps the text", async () => {
    const { draft, links } = await draftWith([{ name: "a.pdf", bytes: pdf() }, { name: "b.pdf", bytes: pdf() }]);
    const answer = await post(citizen(), write, { draft, ...typed, removeFile: links[0]!.split("/")[2]! }, []);
    expect(answer.status).toBe(303);
    const page = await citizen().get(answer.location!.split("#")[0]!);
    expect(linksIn(page)).toEqual([links[1]]);
    expectTextKept(page);
    expect(shows(page.text)).toContain(words.removed);
    for (const removeFile of ["", "x", newId(), "\0"]) expect((await post(citizen(), write, { draft, ...typed, removeFile }, [])).status).toBe(303);
  });

  test.each(["--x\r\nContent-Dis", "--x\r\n\r\n\r\n--x--", "", "x", `--x\r\nContent-Disposition: form-data; name="title"\r\n\r\n`, `--x\r\nContent-Disposition: form-data; name="\xff"; filename="\xfe"\r\n\r\nx\r\n--x--\r\n`])("of a form that is broken (%j) is 400 or kept, never a failure of ours", async (body) => {
    expect([303, 400]).toContain((await citizen().post(write, Buffer.from(body, "latin1"), { "Content-Type": "multipart/form-data; boundary=x" })).status);
  });
});

describe("a file", () => {
  test("is a download that nothing in it can act from", async () => {
    const { links } = await publishedWith([{ name: "Bilag på ærø.pdf", bytes: pdf() }]);
    const answer = await platform.client().get(links[0]!);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(Buffer.from(pdf()).toString());
    expect(answer.headers).toMatchObject({
      "content-type": "application/pdf", "content-disposition": "attachment; filename=\"Bilag paa aeroe.pdf\"; filename*=UTF-8''Bilag%20p%C3%A5%20%C3%A6r%C3%B8.pdf",
      "x-content-type-options": "nosniff", "content-length": String(pdf().length), "cache-control": "public, max-age=300",
    });
    expect(answer.headers["content-security-policy"]).toMatch(/default-src 'none'.*sandbox/);
    const again = await platform.client().get(links[0]!, { headers: { "If-None-Match": answer.headers.etag! } });
    expect([again.status, again.text]).toEqual([304, ""]);
    expect(await platform.client().get(links[0]!, { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
  });

  test("that is a picture is shown, without where it was taken", async () => {
    const { links } = await publishedWith([{ name: "foto.jpg", bytes: await photo() }]);
    const answer = await fetch(platform.server.url + links[0]!);
    expect(answer.headers.get("content-disposition")).toMatch(/^inline; /);
    expect(answer.headers.get("content-type")).toBe("image/jpeg");
    const { width, height, exif } = await sharp(await answer.arrayBuffer()).metadata();
    expect([width, height, exif]).toEqual([20, 40, undefined]);
  });

  test("of a draft is its writer's, and kept by no cache", async () => {
    const { links } = await draftWith([{ name: "a.pdf", bytes: pdf() }]);
    expect((await citizen().get(links[0]!)).headers["cache-control"]).toBe("private, no-store");
    for (const client of [platform.client(), moderator()]) expect((await client.get(links[0]!)).status).toBe(404);
  });

  test("of a proposal that is hidden is gone for the public", async () => {
    const { reference, links } = await publishedWith([{ name: "a.pdf", bytes: pdf() }]);
    await moderator().post(`/en/desk/ogp-2026-2028/${reference}/hide`, { intent: "hide", reason: "personal_data", note: "x", version: "1" });
    expect((await platform.client().get(links[0]!)).status).toBe(404);
    expect(linksIn(await platform.client().get(`/en/proposals/${reference}`))).toEqual([]);
    expect((await moderator().get(links[0]!)).headers["cache-control"]).toBe("private, no-store");
    expect(linksIn(await moderator().get(`/en/desk/ogp-2026-2028/${reference}`))).toEqual(links);
    expect((await citizen().get(links[0]!)).status).toBe(200);
  });

  test.each(["x/y", `${newId()}/a.pdf`, "%00/a", "../../etc/passwd", `${newId()}/%2e%2e%2f`])("that is not there (%s) is 404", async (address) => {
    const answer = await platform.client().get(`/attachments/${address}`);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain("passwd:");
  });

  test("that cannot be fetched now says so in a page, in the reader's language", async () => {
    const { links } = await publishedWith([{ name: "a.pdf", bytes: pdf() }]);
    rmSync(path.join(platform.server.dataDir, "files"), { recursive: true });
    for (const [language, locale] of [["da", "da"], ["en-GB", "en"]] as const) {
      const answer = await platform.client().get(links[0]!, { headers: { "Accept-Language": language } });
      expect(answer.status).toBe(503);
      expect(answer.text).toContain(messages[locale].attachments.download.unavailable.title);
      expect(answer.headers["retry-after"]).toBe("60");
    }
  });
});

describe("the files of a published proposal", () => {
  let page: string;
  let reference: string;
  beforeEach(async () => {
    ({ reference } = await publishedWith([{ name: "a.pdf", bytes: pdf() }]));
    page = `/en/proposals/${reference}/attachments`;
  });

  test("are changed on a page of their own, to which the proposal leads its author alone", async () => {
    expect((await citizen().get(`/en/proposals/${reference}`)).text).toContain(page);
    expect((await platform.client().get(`/en/proposals/${reference}`)).text).not.toContain(page);
    const added = await post(citizen(), page, { intent: "attach" }, [{ name: "b.pdf", bytes: pdf() }]);
    expect(added.status).toBe(303);
    const links = linksIn(await citizen().get(page));
    expect(links).toHaveLength(2);
    // What everybody can fetch is asked for once more, also without script.
    const removeFile = links[0]!.split("/")[2]!;
    const asked = await post(citizen(), page, { removeFile }, []);
    expect(asked.status).toBe(200);
    expect(shows(asked.text)).toContain(words.page.removeSure.text);
    expect(linksIn(await citizen().get(`/en/proposals/${reference}`))).toHaveLength(2);
    const removed = await post(citizen(), page, { removeFile, sure: "1" }, []);
    expect(removed.status).toBe(303);
    expect(linksIn(await citizen().get(`/en/proposals/${reference}`))).toEqual([links[1]]);
    expect((await citizen().get(links[0]!)).status).toBe(404);
  });

  test("are refused by name like those of a draft", async () => {
    const answer = await post(citizen(), page, { intent: "attach" }, [{ name: "x.pdf", bytes: exe() }, { name: "god.pdf", bytes: pdf() }]);
    expect(answer.status).toBe(400);
    expect(shows(answer.text)).toContain(words.refused("x.pdf", words.refusals.wrong_type));
    expect(linksIn(answer)).toHaveLength(2);
  });

  test("stay as they are when the phase is over, and it is said", async () => {
    const { store } = platform.server.platform;
    const { phases, plans } = store.tables;
    const [row] = await store.read.select({ planId: phases.planId, closesAt: phases.closesAt }).from(phases).innerJoin(plans, eq(plans.id, phases.planId)).where(and(eq(plans.slug, "ogp-2026-2028"), eq(phases.kind, "collect")));
    const set = (closesAt: Date) => store.write(async (tx) => { await tx.update(phases).set({ closesAt }).where(and(eq(phases.planId, row!.planId), eq(phases.kind, "collect"))); });
    await set(new Date(Date.now() - 1000));
    try {
      const answer = await post(citizen(), page, { intent: "attach" }, [{ name: "b.pdf", bytes: pdf() }]);
      expect(answer.status).toBe(409);
      expect(linksIn(answer)).toHaveLength(1);
      // A form without files, or that asks to remove one, is as closed.
      for (const fields of [{ intent: "attach" } as Record<string, string>, { removeFile: linksIn(answer)[0]!.split("/")[2]! }]) expect((await post(citizen(), page, fields, [])).status).toBe(409);
    } finally {
      await set(row!.closesAt);
    }
  });
});

describe("with a bucket", () => {
  test("files come and go through it, and its failing loses no text", async () => {
    const s3: S3Server = await startS3();
    const { settings } = s3;
    const server = await startServer({ settings: { STORAGE_ENDPOINT: settings.endpoint, STORAGE_BUCKET: settings.bucket, STORAGE_REGION: settings.region, STORAGE_ACCESS_KEY: settings.accessKey, STORAGE_SECRET_KEY: settings.secretKey } });
    try {
      const client = await new Client(server.url).signIn("citizen@samplan.example");
      const draft = newId();
      const answer = await attach([{ name: "a.pdf", bytes: pdf("in a bucket") }], { draft }, client);
      expect(answer.status).toBe(303);
      const [link] = linksIn(await client.get(`${write}?draft=${draft}`));
      expect((await client.get(link!)).text).toBe(Buffer.from(pdf("in a bucket")).toString());
      await s3.stop();
      const failed = await attach([{ name: "b.pdf", bytes: pdf() }], { draft, version: "1" }, client);
      expect(failed.status).toBe(400);
      expectTextKept(failed);
      expect(shows(failed.text)).toContain(words.refused("b.pdf", words.refusals.storage_failed));
      expect((await client.get(link!)).status).toBe(503);
    } finally {
      await server.stop();
    }
  });
});
