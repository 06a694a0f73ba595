import { eq } from "drizzle-orm";
import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { forgetOldMail } from "#app/domain/mail/forget-old-mail.server.ts";
import { listGivenUp } from "#app/domain/mail/list-given-up.server.ts";
import { queueMail } from "#app/domain/mail/queue-mail.server.ts";
import { retryMail } from "#app/domain/mail/retry-mail.server.ts";
import { sendDueMail, type DueMail } from "#app/domain/mail/send-due-mail.server.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";

describeOnBothDatabases("the outbox", (open) => {
  let store: Store;
  beforeEach(async () => { store = await open(); });

  const queue = (...keys: string[]) => {
    const ctx = contextFor(store, system);
    return ctx.write(async (tx) => {
      for (const key of keys) await queueMail(ctx, tx, { kind: "verify_email", to: `${key}@people.example`, locale: "da", payload: { name: key, token: "secret", returnTo: "" }, dedupeKey: key });
    });
  };
  const row = async (key: string) => (await store.read.select().from(store.tables.outboxMessages).where(eq(store.tables.outboxMessages.dedupeKey, key)))[0]!;
  const run = (now: Date, deliver: (message: DueMail) => Promise<void>, more: Partial<Parameters<typeof sendDueMail>[1]> = {}) => sendDueMail(contextFor(store, system, { now }), { deliver, clock: () => now, ...more });
  const ok = (sent: string[]) => (message: DueMail) => { sent.push(message.to); return Promise.resolve(); };
  const failing = () => Promise.reject(new Error("450 try later"));

  it("sends each message once, whole, and forgets what it said", async () => {
    await queue("a", "b", "c");
    const sent: DueMail[] = [];
    expect(await run(after({}), (message) => { sent.push(message); return Promise.resolve(); })).toBe(3);
    expect(sent.map((each) => each.to).sort()).toEqual(["a@people.example", "b@people.example", "c@people.example"]);
    expect(sent[0]).toMatchObject({ kind: "verify_email", locale: "da", attempts: 1, payload: { token: "secret" } });
    expect(await row("a")).toMatchObject({ sentAt: after({}), payload: {}, failedAt: null });
    expect(await run(after({ days: 1 }), ok([]))).toBe(0);
  });

  it("queues the same mail once", async () => {
    await queue("a", "a");
    await queue("a");
    expect(await store.read.select().from(store.tables.outboxMessages)).toHaveLength(1);
  });

  it("sends each message once however many workers there are", async () => {
    await queue(...Array.from({ length: 45 }, (_, index) => `m${index}`));
    const sent: string[] = [];
    const slow = async (message: DueMail) => { await wait(2); sent.push(message.to); };
    const worker = async () => { while (await run(after({}), slow) > 0); };
    await Promise.all([worker(), worker(), worker(), worker()]);
    expect(sent).toHaveLength(45);
    expect(new Set(sent).size).toBe(45);
  });

  it("leaves to another worker what that one is sending, until its lease is over", async () => {
    await queue("a");
    const sent: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    const first = run(after({}), async () => held);
    await expect.poll(async () => (await row("a")).attempts).toBe(1);
    expect(await run(after({ minutes: 1 }), ok(sent))).toBe(0);
    expect(await run(after({ minutes: 2 }), ok(sent))).toBe(1);
    expect(sent).toEqual(["a@people.example"]);
    release();
    await first;
    expect((await row("a")).sentAt).toEqual(after({ minutes: 2 }));
  });

  it("tries again after one, two, four minutes, and gives up after ten times", async () => {
    await queue("a");
    let now = after({});
    const told: [number, boolean][] = [];
    const onFailure = (message: DueMail, _error: unknown, givenUp: boolean) => { told.push([message.attempts, givenUp]); };
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      expect(await run(now, failing, { onFailure }), `attempt ${attempt}`).toBe(1);
      expect(await row("a")).toMatchObject({ attempts: attempt, lastError: "450 try later", sentAt: null });
      const pause = Math.min(60_000 * 2 ** (attempt - 1), 6 * 3_600_000);
      expect(await run(new Date(now.getTime() + pause - 1), failing)).toBe(0);
      now = new Date(now.getTime() + pause);
    }
    expect(await row("a")).toMatchObject({ attempts: 10, payload: { token: "secret" } });
    expect((await row("a")).failedAt).not.toBeNull();
    expect(await run(after({ days: 100 }), failing)).toBe(0);
    expect(told).toEqual([...Array.from({ length: 9 }, (_, index) => [index + 1, false]), [10, true]]);
  });

  it("sends the others when one fails", async () => {
    await queue("a", "bad", "c");
    const sent: string[] = [];
    await run(after({}), (message) => (message.to.startsWith("bad") ? failing() : ok(sent)(message)));
    expect(sent.sort()).toEqual(["a@people.example", "c@people.example"]);
    expect((await row("bad")).sentAt).toBeNull();
    await run(after({ minutes: 1 }), ok(sent));
    expect((await row("bad")).sentAt).toEqual(after({ minutes: 1 }));
  });

  it("gives back what it has not begun when the process stops, as if it was never taken", async () => {
    await queue("a", "b");
    await run(after({}), failing, { isStopping: () => true });
    expect(await row("a")).toMatchObject({ attempts: 0, sentAt: null, lastError: null });
    const sent: string[] = [];
    await run(after({}), ok(sent));
    expect(sent).toHaveLength(2);
  });

  it("shows mail that was given up to admins alone, without what it says or to whom, and tries it again", async () => {
    await queue("a", "b");
    for (let day = 0; day < 10; day += 1) await run(after({ days: day }), (message) => (message.to.startsWith("a") ? Promise.reject(new Error("550 no such box <a@people.example>")) : ok([])(message)));
    const [admin, coordinator] = [await addPerson(store, { role: "admin" }), await addPerson(store, { role: "coordinator" })];
    const as = contextFor(store, admin, { now: after({ days: 10 }) });
    const { page, counts } = await listGivenUp(as, undefined);
    expect(page.rows).toMatchObject([{ kind: "verify_email", attempts: 10, failedAt: after({ days: 9 }), lastError: "550 no such box <…>", canRetry: true }]);
    expect(JSON.stringify(page.rows)).not.toMatch(/secret|people\.example/);
    expect(counts).toEqual({ waiting: 0, sent: 1, cancelled: 0, givenUp: 1 });
    const { id } = page.rows[0]!;
    for (const actor of [coordinator, visitor]) {
      await expect(listGivenUp(contextFor(store, actor), undefined)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(retryMail(contextFor(store, actor), { id })).rejects.toMatchObject({ kind: "forbidden" });
    }
    expect(await Promise.all([retryMail(as, { id }), retryMail(as, { id })])).toEqual(expect.arrayContaining([1, 0]));
    const sent: string[] = [];
    await run(after({ days: 10 }), ok(sent));
    expect(sent).toEqual(["a@people.example"]);
    const audits = await store.read.select().from(store.tables.auditEntries).where(eq(store.tables.auditEntries.action, "mail.retried"));
    expect(audits).toMatchObject([{ actorId: admin.id, actorRole: "admin", subjectId: id }]);
  });

  it("empties all old mail, however much there is, some at a time", async () => {
    await queue(...Array.from({ length: 450 }, (_, index) => `p${index}`));
    const { outboxMessages: o } = store.tables;
    await store.write((tx) => tx.update(o).set({ sentAt: after({ days: 1 }) }));
    await queue("new");
    const sizes: number[] = [];
    const counting = { ...store, write: <T>(body: Parameters<typeof store.write<T>>[0]) => store.write(body).then((found) => { sizes.push(found as number); return found; }) };
    await forgetOldMail(contextFor(counting, system, { now: after({ days: 9 }) }));
    expect(sizes).toEqual([200, 200, 50, 0]);
    expect((await store.read.select({ recipient: o.recipient }).from(o)).filter(({ recipient }) => recipient !== "")).toHaveLength(1);
  });

  it("does not try again what was emptied, and tries all others with one press", async () => {
    await queue("a", "b");
    for (let day = 0; day < 10; day += 1) await run(after({ days: day }), failing);
    await queue("c");
    await forgetOldMail(contextFor(store, system, { now: after({ days: 17 }) }));
    for (let day = 17; day < 27; day += 1) await run(after({ days: day }), failing);
    const as = contextFor(store, await addPerson(store, { role: "admin" }), { now: after({ days: 27 }) });
    expect((await listGivenUp(as, undefined)).page.rows.map((each) => each.canRetry)).toEqual([true, false, false]);
    expect(await retryMail(as, "all")).toBe(1);
    expect((await listGivenUp(as, undefined)).counts).toMatchObject({ waiting: 1, givenUp: 2 });
  });
});
