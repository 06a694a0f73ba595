import { verify } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { checkPassword, findPasswordProblem, hashOfNobody, hashPassword } from "./password.server.ts";

describe("findPasswordProblem", () => {
  it.each([
    ["", "password_short"], ["elleve tegn", "password_short"], ["😀".repeat(11), "password_short"],
    ["x".repeat(201), "password_long"],
    ["password1234", "password_common"], ["PASSWORD!!!!", "password_common"], ["123456789012", "password_common"], ["aaaaaaaaaaaa", "password_common"], ["abcabcabcabc", "password_common"], ["passwordpassword", "password_common"], ["!!!!qwerty123", "password_common"], ["01234567890123456789", "password_common"],
    ["p4ssw0rd1234", "password_common"], ["P@ssw0rd!!!!", "password_common"], ["Sommer2026!!", "password_common"], ["vinter2025vinter", "password_common"], ["S0mm3r2026!!!", "password_common"], ["København2026", "password_common"], ["Koebenhavn-2026", "password_common"], ["Efterår2027!!", "password_common"],
    ["qwertyuiopå12", "password_common"], ["asdfghjklæø1", "password_common"], ["1q2w3e4r5t6y", "password_common"], ["zaqwsxcderfv", "password_common"], ["samplan samplan", "password_common"], ["Samplan2026!!!", "password_common"], ["adgangskode1234", "password_common"], ["hemmelig-hemmelig", "password_common"], ["moderator-2026", "password_common"], ["hund kat hest", "password_common"], ["jegelskerdig123", "password_common"], ["15081982-1982", "password_common"],
    ["Åben Forening 2026", "password_common"], ["aabenforening!", "password_common"], ["anna.forening.26", "password_common"],
    ["anna@example.dk", "password_common"], ["Anna Andersen", "password_common"], ["anna andersen 2027!", "password_common"],
  ])("of %j is %s", async (password, problem) => { expect(await findPasswordProblem(password, ["anna@example.dk", "Anna Andersen", "Åben Forening"])).toBe(problem); });

  it.each(["korrekt hest batteri", "tolv tegn nu", "😀🚲🌧️ cykler i regn", "x7!kQ2_pLm9#", "correct horse battery staple", "kastanje lygte fregat 41", "Tyve blå heste drak kaffe", "hund cykel tagsten brev", "Øresund er å så blå når æblerne falder. ".repeat(4)])("is none of %j", async (password) => { expect(await findPasswordProblem(password, ["anna@example.dk", "anna", "Anna"])).toBeNull(); });

  it("counts characters as people do: exactly twelve are enough, exactly two hundred not too many", async () => {
    const sentence = Array.from({ length: 40 }, (_, index) => `ord${index}`).join(" ");
    expect(await findPasswordProblem("grøn æblekag", [])).toBeNull();
    expect(await findPasswordProblem(sentence.slice(0, 200), [])).toBeNull();
    expect(await findPasswordProblem(sentence.slice(0, 201), [])).toBe("password_long");
  });
});

describe("checkPassword", () => {
  it("knows its password, however its letters are composed, and no other", async () => {
    const hash = await hashPassword("åbne døre i går");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await checkPassword(hash, "a\u030Abne døre i ga\u030Ar")).toBe(true);
    for (const other of ["Åbne døre i går", "åbne døre i går ", ""]) expect(await checkPassword(hash, other)).toBe(false);
  });

  it("hashes the same password differently each time", async () => { expect(await hashPassword("korrekt hest batteri")).not.toBe(await hashPassword("korrekt hest batteri")); });

  it("is false without an account and for a hash that is none", async () => {
    expect(await checkPassword("none", "x")).toBe(false);
    expect(await checkPassword(null, "x")).toBe(false);
    // Who signs in with a provider of identities alone has no password, and an empty one is none.
    for (const password of ["x", ""]) expect(await checkPassword("", password)).toBe(false);
  });
});

describe("the hash that stands for no account", () => {
  // A malformed one would be refused at once, and the time would tell that there is no account.
  it("is one that argon2id really works through, at the price of the others", async () => {
    expect(await verify(hashOfNobody, "any password at all")).toBe(false);
    const priceOf = (hash: string) => hash.split("$").slice(1, 4).join("$");
    expect(priceOf(hashOfNobody)).toBe(priceOf(await hashPassword("any password at all")));
  });
});
