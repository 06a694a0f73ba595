import { describe, expect, test } from "vitest";
import { usePlatform, type Answer } from "./client.ts";

// With the trap as it is set in production.

const platform = usePlatform({ settings: { SIGN_UP_SECONDS: "3" } });
const person = { participantType: "citizen", name: "Ny Deltager", password: "kastanje lygte fregat 41", returnTo: "/da/account" };
const stampOn = ({ text }: Answer) => /name="stamp" value="([\w-]+)"/.exec(text)![1]!;
const countUsers = async () => (await platform.server.platform.store.read.select({ id: platform.server.platform.store.tables.users.id }).from(platform.server.platform.store.tables.users)).length;

describe("the trap at sign-up", () => {
  test("sends back a form that comes too fast, with all but the password, and takes it a moment later", async () => {
    const client = platform.client();
    const before = await countUsers();
    const stamp = stampOn(await client.get("/da/sign-up?type=citizen"));
    const fields = { ...person, email: "hurtig@trap.example", stamp };
    const back = await client.post("/da/sign-up", fields);
    expect(back.status).toBe(400);
    expect(back.text).toContain("Det gik meget hurtigt");
    expect(back.text).toContain('value="hurtig@trap.example"');
    expect(back.text).toContain('value="Ny Deltager"');
    expect(back.text).not.toContain("kastanje");
    expect(stampOn(back)).toBe(stamp);
    expect(await countUsers()).toBe(before);
    platform.server.moveClock(3_000);
    expect((await client.post("/da/sign-up", fields)).location).toBe("/da/sign-up/check-mail?email=hurtig%40trap.example&returnTo=%2Fda%2Faccount");
    expect(await countUsers()).toBe(before + 1);
  });

  test.each([["missing", undefined], ["made up", "A".repeat(60)]])("sends back a form whose stamp is %s, with a new one that works", async (_, stamp) => {
    const client = platform.client();
    const email = `${String(stamp).length}@trap.example`;
    const back = await client.post("/en/sign-up", { ...person, email, ...(stamp && { stamp }) });
    expect(back.status).toBe(400);
    expect(back.text).toContain("open for too long");
    platform.server.moveClock(3_000);
    expect((await client.post("/en/sign-up", { ...person, email, stamp: stampOn(back) })).status).toBe(303);
  });

  test("tells a program that fills in what nobody sees the same as everybody, and makes nothing", async () => {
    const client = platform.client();
    const before = await countUsers();
    const stamp = stampOn(await client.get("/da/sign-up?type=citizen"));
    platform.server.moveClock(10_000);
    const { status, location } = await client.post("/da/sign-up", { ...person, email: "program@trap.example", stamp, subject: "Buy now" });
    expect([status, location]).toEqual([303, "/da/sign-up/check-mail?email=program%40trap.example&returnTo=%2Fda%2Faccount"]);
    expect(await countUsers()).toBe(before);
  });
});
