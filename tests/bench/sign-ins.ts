import { asc, eq, inArray } from "drizzle-orm";
import { hashPassword } from "#app/domain/accounts/password.server.ts";
import { openStore } from "#db/connection.ts";
import { read as readPages, type Figures } from "./measure.ts";
import type { Running } from "./servers.ts";

/** So many people sign in at once, each again as soon as the last answer came. */
export const signInsAtOnce = 50;
/** Readers at the same time: enough to tell how long a page takes, too few to make the pages wait for one another. */
const readers = 4;
const password = "kastanje lygte fregat 41";

/** Gives so many people a password that is known, and answers their addresses. */
export async function givePasswords(file: string): Promise<string[]> {
  const store = openStore(file);
  const { users } = store.tables;
  const people = await store.read.select({ id: users.id, email: users.email }).from(users).where(eq(users.isDemo, false)).orderBy(asc(users.id)).limit(signInsAtOnce);
  const passwordHash = await hashPassword(password);
  await store.write(async (tx) => { await tx.update(users).set({ passwordHash }).where(inArray(users.id, people.map(({ id }) => id))); });
  await store.close();
  return people.map(({ email }) => email);
}

/** Sign-ins, and the pages that are read meanwhile; both counted for the same seconds. */
export async function measureSignIns(product: Running, emails: readonly string[], page: { path: string; cookie: string }, seconds: number): Promise<{ signIns: Figures; pages: Figures }> {
  const took: number[] = [];
  let isOver = false;
  const signInOver = async (email: string) => {
    while (!isOver) {
      const began = performance.now();
      const answer = await fetch(`${product.url}/da/sign-in`, { method: "POST", redirect: "manual", headers: { origin: product.url, "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ email, password }).toString() });
      if (answer.status !== 303) throw new Error(`A sign-in was answered ${answer.status}`);
      took.push(performance.now() - began);
    }
  };
  const began = performance.now();
  product.forgetPeak();
  const signingIn = Promise.all(emails.map(signInOver));
  const { answers, seconds: readFor, ...latency } = await readPages(product, { paths: [page.path], headers: { cookie: page.cookie }, connections: readers }, seconds);
  isOver = true;
  await signingIn;
  const whole = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(took.length * share)]!;
  const shared = { peakMemory: product.peakMemory(), cpu: null };
  const { p50, p99, p999 } = latency;
  return { signIns: { ...shared, rps: took.length / whole, p50: at(0.5), p99: at(0.99), p999: at(0.999) }, pages: { ...shared, rps: answers / readFor, p50, p99, p999 } };
}
