import { eq } from "drizzle-orm";
import { appendFileSync, readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { hashPassword } from "#app/domain/accounts/password.server.ts";
import { newId } from "#app/lib/id.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { readZip } from "#tests/support/zip.ts";
import { usePlatform, useSignedIn, type Client, type Fields } from "./client.ts";

const platform = usePlatform();
const citizen = useSignedIn(platform, "citizen@samplan.example");
const moderator = useSignedIn(platform, "moderator@samplan.example");

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const password = "kastanje lygte fregat 41";

/** Somebody who may delete their account, signed in; the invented people may not. */
async function newcomer(name: string): Promise<{ client: Client; id: string; email: string }> {
  const { store } = platform.server.platform;
  const person = await addPerson(store, { name });
  const passwordHash = await hashPassword(password);
  await store.write(async (tx) => { await tx.update(store.tables.users).set({ passwordHash }).where(eq(store.tables.users.id, person.id)); });
  return { client: await platform.client().signIn(emailOf(person), password), id: person.id, email: emailOf(person) };
}

type Download = { status: number; headers: Record<string, string | string[] | undefined> };

/** Posts the form of the download and hands over each part of the answer. */
function take(client: Client, received: (part: Buffer) => void): Promise<Download> {
  const { hostname, port } = new URL(client.url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path: "/da/account/data/download", method: "POST", agent: false, headers: { Origin: client.url, Cookie: client.cookieHeader, "Content-Type": "application/x-www-form-urlencoded", "Content-Length": "0" } }, (response) => {
      response.on("data", received);
      response.on("end", () => { resolve({ status: response.statusCode!, headers: response.headers }); });
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end();
  });
}

async function download(client: Client): Promise<Download & { bytes: Buffer }> {
  const parts: Buffer[] = [];
  return { ...(await take(client, (part) => { parts.push(part); })), bytes: Buffer.concat(parts) };
}

describe("the download", () => {
  test("is a zip with a page and data, streamed to its owner alone", async () => {
    const { status, headers, bytes } = await download(citizen());
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("application/zip");
    expect(headers["content-disposition"]).toMatch(/^attachment; filename="samplan-\d{4}-\d{2}-\d{2}\.zip"$/);
    expect(headers["cache-control"]).toBe("private, no-store");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-length"]).toBeUndefined();
    expect(headers["content-encoding"]).toBeUndefined();
    const files = readZip(bytes);
    expect(Object.keys(files)).toEqual(["index.html", "data.json"]);
    const data = JSON.parse(files["data.json"]!) as Record<string, { email?: string; reference?: string }[]>;
    expect(data.account![0]!.email).toBe("citizen@samplan.example");
    expect(data.proposals!.map((each) => each.reference)).toContain("OGP28-C-0004");
    expect(files["index.html"]).toContain("citizen@samplan.example");
    expect(files["index.html"]).not.toContain("moderator@samplan.example");
    expect(JSON.stringify(files)).not.toContain("argon2");
  });

  test("of another person is another's", async () => {
    const files = readZip((await download(moderator())).bytes);
    expect(files["data.json"]).toContain("moderator@samplan.example");
    expect(files["data.json"]).not.toContain("citizen@samplan.example");
  });

  test("asks a visitor to sign in, and a link to it leads to the button", async () => {
    const { status, location } = await platform.client().post("/da/account/data/download", {});
    expect(status).toBe(303);
    expect(location).toMatch(/^\/da\/sign-in\?returnTo=%2Fda%2Faccount%2Fdata%2Fdownload/);
    expect((await citizen().get("/da/account/data/download?held=x")).location).toBe("/da/account/data");
  });

  test("of 20,000 comments comes whole, with flat memory, while other pages are served", async () => {
    const { client, id } = await newcomer("Meget Flittig");
    const { store } = platform.server.platform;
    const { comments, proposals } = store.tables;
    const [proposal] = await store.read.select({ id: proposals.id }).from(proposals).limit(1);
    const count = 20_000;
    await store.write(async (tx) => {
      for (let index = 0; index < count; index += 500) {
        await tx.insert(comments).values(Array.from({ length: 500 }, (_, place) => ({ id: newId(), proposalId: proposal!.id, authorId: id, participantType: "citizen" as const, display: "name" as const, shownName: "Meget Flittig", stance: "for" as const, language: "da", body: `${index + place}: ${Array.from({ length: 60 }, () => Math.random().toString(36)).join(" ")}`, formKey: newId(), createdAt: new Date(1_788_000_000_000 + index + place) })));
      }
    });
    // Reader and server are one process here, so the reader keeps nothing.
    const file = path.join(platform.server.dataDir, "download.zip");
    const alive = () => {
      collectGarbage();
      const { external, heapUsed } = process.memoryUsage();
      return external + heapUsed;
    };
    const before = alive();
    const looks: number[] = [];
    const watch = setInterval(() => { looks.push((alive() - before) / 1e6); }, 100);
    const waits: number[] = [];
    const pages = (async () => {
      for (let tries = 0; tries < 10; tries += 1) {
        const start = performance.now();
        expect((await platform.client().get("/da/about")).status).toBe(200);
        waits.push(performance.now() - start);
      }
    })();
    const start = performance.now();
    await take(client, (part) => { appendFileSync(file, part); });
    const seconds = (performance.now() - start) / 1000;
    clearInterval(watch);
    await pages;
    const bytes = readFileSync(file);
    const files = readZip(bytes);
    const data = JSON.parse(files["data.json"]!) as { comments: unknown[] };
    expect(data.comments).toHaveLength(count);
    expect(files["index.html"]!.match(/<li><dl>/g)!.length).toBeGreaterThan(count);
    const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
    const [early, late] = [mean(looks.slice(0, looks.length / 2)), mean(looks.slice(looks.length / 2))];
    if (process.env.FIGURES) process.stdout.write(`download: ${(bytes.length / 1e6).toFixed(1)} MB of ${((files["data.json"]!.length + files["index.html"]!.length) / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s, alive beside it at most ${Math.max(...looks).toFixed(0)} MB, on average ${early.toFixed(1)} MB early and ${late.toFixed(1)} MB late (${looks.length} looks), pages meanwhile at most ${Math.max(...waits).toFixed(0)} ms\n`);
    expect(looks.length).toBeGreaterThan(8);
    // Held whole, it would be 50 MB at the end of each file.
    expect(late - early).toBeLessThan(10);
    expect(Math.max(...looks)).toBeLessThan(45);
  }, 120_000);

  test("that its reader leaves ends, and nothing fails behind it", async () => {
    const { client } = await newcomer("Går Igen");
    const { hostname, port } = new URL(client.url);
    await new Promise<void>((resolve) => {
      const request = httpRequest({ hostname, port, path: "/da/account/data/download", method: "POST", agent: false, headers: { Origin: client.url, Cookie: client.cookieHeader, "Content-Type": "application/x-www-form-urlencoded", "Content-Length": "0" } }, (response) => {
        response.once("data", () => { request.destroy(); resolve(); });
        response.on("error", () => undefined);
      });
      request.on("error", () => undefined);
      request.end();
    });
    expect((await client.get("/da/account/data")).status).toBe(200);
  });
});

describe("the page of one's data", () => {
  test("tells how much there is, and how long it is kept", async () => {
    const { text } = await citizen().get("/da/account/data");
    expect(text).toContain("citizen@samplan.example");
    expect(text).toContain("730 dage");
    expect(text).toMatch(/Hent mine data/);
  });
});

describe("one's name", () => {
  test("is taken away and put back by a form, and the list says so", async () => {
    const { client } = await newcomer("Navnet Væk");
    await client.post("/da/proposals/OGP28-A-0025", { intent: "comment", stance: "for", body: "Et ord med navn", display: "name", formKey: newId() });
    const list = await client.get("/da/account/data/names?kind=comments");
    expect(list.text).toContain("Et ord med navn");
    const id = /name="id" value="([0-9a-f-]{36})"/.exec(list.text)![1]!;
    const path = "/da/account/data/names";
    const hidden = await client.post(path, { kind: "comments", at: "", id, choice: "hidden" });
    expect([hidden.status, hidden.location]).toEqual([303, `${path}?kind=comments&done=hidden`]);
    expect((await platform.client().get("/da/proposals/OGP28-A-0025")).text).not.toContain("Navnet Væk");
    expect((await client.get(hidden.location!)).text).toContain("Dit navn vises ikke længere");
    const shown = await client.post(path, { kind: "comments", at: "", id, choice: "shown" });
    expect(shown.location).toContain("done=shown");
    expect((await platform.client().get("/da/proposals/OGP28-A-0025")).text).toContain("Navnet Væk");
    expect((await client.post(path, { kind: "comments", intent: "all" })).location).toContain("done=hiddenAll");
    expect((await platform.client().get("/da/proposals/OGP28-A-0025")).text).not.toContain("Navnet Væk");
    // What is not one's own, or is no choice, is not there.
    for (const fields of [{ kind: "comments", id, choice: "hidden" }, { kind: "proposals", id, choice: "hidden" }]) expect((await citizen().post(path, fields)).status).toBe(404);
    const wrong: Fields[] = [{ kind: "comments", id, choice: "nonsense" }, { kind: "comments", id: "x".repeat(10_000), choice: "hidden" }, { kind: "comments", choice: "hidden" }, { id: [id, id], choice: "hidden" }, { kind: "comments", id: "a\0b", choice: "hidden" }];
    for (const fields of wrong) expect((await client.post(path, fields)).status).toBe(404);
  });

  test("in a list that was tampered with is in the list from the front", async () => {
    for (const query of ["?kind=nonsense&at=nonsense&done=nonsense", `?at=${"A".repeat(500)}`, "?kind=comments&at=%00"]) expect((await citizen().get(`/da/account/data/names${query}`)).status).toBe(200);
  });
});

describe("deleting one's account", () => {
  test("asks for the password, shows when, and can be taken back on every page of the account", async () => {
    const { client, email } = await newcomer("Fortryder Måske");
    const elsewhere = await platform.client().signIn(email, password);
    const empty = await client.post("/da/account/delete", {});
    expect(empty.status).toBe(400);
    expect(empty.text).toContain("Skriv din adgangskode");
    const wrong = await client.post("/da/account/delete", { password: "noget helt andet" });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("Adgangskoden passer ikke");
    expect(wrong.text).not.toContain("noget helt andet");
    expect((await client.get("/da/account")).text).not.toContain("Din konto bliver slettet");

    const asked = await client.post("/da/account/delete", { password });
    expect([asked.status, asked.location]).toEqual([303, "/da/account/data?done=requested"]);
    expect((await client.get(asked.location!)).text).toContain("Behold min konto");
    expect((await client.get("/da/account")).text).toContain("Behold min konto");
    expect((await elsewhere.get("/da/account")).status).toBe(302);
    // There is nothing more to ask for, and asking again in another tab keeps the date.
    expect((await client.get("/da/account/delete")).location).toBe("/da/account/data");
    expect((await client.post("/da/account/delete", { password })).status).toBe(303);

    const kept = await client.post("/da/account/delete", { intent: "keep" });
    expect(kept.location).toBe("/da/account/data?done=kept");
    expect((await client.get(kept.location!)).text).toContain("Du beholder din konto");
    expect((await client.get("/da/account")).text).not.toContain("Behold min konto");
    expect((await client.post("/da/account/delete", { intent: "keep" })).status).toBe(303);
  });

  test("is refused to an invented person, with the reason and without a form", async () => {
    const { status, text } = await citizen().get("/da/account/delete");
    expect(status).toBe(200);
    expect(text).toContain("Denne konto kan ikke slettes");
    expect(text).not.toContain('name="password"');
    expect((await citizen().post("/da/account/delete", { password: "x" })).status).toBe(400);
  });

  test("without a session comes back to the page after signing in, without the password", async () => {
    const { status, location } = await platform.client().post("/da/account/delete", { password });
    expect(status).toBe(303);
    expect(location).toMatch(/^\/da\/sign-in/);
    const { store } = platform.server.platform;
    expect(JSON.stringify(await store.read.select().from(store.tables.heldForms))).not.toContain(password);
  });
});

test("nothing failed behind these answers", () => {
  expect(platform.server.log).toEqual([]);
});
