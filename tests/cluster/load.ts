import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { demoPassword } from "#app/domain/seed/demo-password.ts";
import { Browser, type Answer, type Outcome, type Who } from "./browser.ts";

const plan = "/da/plans/ogp-2026-2028";
const publicPages = ["/da", `${plan}/proposals`, "/en/proposals/OGP28-O-0001", plan, "/en/plans/ogp-2026-2028/proposals?sort=supported"];
const ownPages = ["/da/account", `${plan}/proposals`, "/da/proposals/OGP28-O-0003"];

/** What people were told is done. */
export type Promised = { proposals: Set<string>; comments: Set<string>; /** Titles that were sent, whatever came of it. */ sent: Set<string>; /** What somebody had just written and did not find. */ notFound: string[] };

/** People who read, and people who write proposals and comments, until they are told to stop. */
export type Load = { outcomes: Outcome[]; promised: Promised; stop: () => Promise<void> };

export type LoadOptions = { url: string; readers: number; writers: number; /** Sends again what was not answered under another key each time: to see that this test can fail. */ withoutKeys: boolean };

/** Begins it. Everyone has signed in when it resolves. */
export async function startLoad({ url, readers, writers, withoutKeys }: LoadOptions): Promise<Load> {
  const outcomes: Outcome[] = [];
  const promised: Promised = { proposals: new Set(), comments: new Set(), sent: new Set(), notFound: [] };
  let isOver = false;
  const goesOn = () => !isOver;
  const newBrowser = (who: Who) => new Browser(url, who, (outcome) => { outcomes.push(outcome); });
  const people = await Promise.all(Array.from({ length: writers + 1 }, async (_, index) => signedIn(newBrowser("person"), ["citizen", "ngo"][index % 2]!)));
  const all = Promise.all([
    ...Array.from({ length: readers }, () => read(newBrowser("visitor"), publicPages, goesOn)),
    read(people[0]!, ownPages, goesOn),
    ...people.slice(1).map((person) => write(person, { promised, goesOn, withoutKeys })),
  ]);
  return {
    outcomes, promised,
    async stop() {
      isOver = true;
      await all;
    },
  };
}

async function signedIn(browser: Browser, who: string): Promise<Browser> {
  const { status } = await browser.post("/da/sign-in", { email: `${who}@samplan.example`, password: demoPassword });
  if (status !== 303) throw new Error(`Signing in answered ${status}`);
  return browser;
}

async function read(browser: Browser, paths: readonly string[], goesOn: () => boolean) {
  for (let index = 0; goesOn(); index += 1) {
    await browser.get(paths[index % paths.length]!);
    await wait(20);
  }
}

type Writing = { promised: Promised; goesOn: () => boolean; withoutKeys: boolean };

/** Writes a proposal by the two forms and a comment on it, over and over. What is not answered is sent again, as by reloading the page. */
async function write(browser: Browser, writing: Writing) {
  const { promised, goesOn } = writing;
  while (goesOn()) {
    const title = `Klynge ${randomUUID()}`;
    const reference = await submit(browser, title, writing);
    if (!reference) continue;
    promised.proposals.add(title);
    const receipt = await patiently(() => browser.get(`/da/proposals/${reference}/receipt`));
    if (!receipt.text.includes(reference)) promised.notFound.push(`receipt of ${reference}: ${receipt.status}`);
    await comment(browser, reference, writing);
    await wait(20);
  }
}

/** The reference of what was submitted; null where the person gave up. */
async function submit(browser: Browser, title: string, { promised, withoutKeys }: Writing): Promise<string | null> {
  const form = await patiently(() => browser.get(`${plan}/proposals/new?new=1`));
  const draft = hiddenIn(form, "draft");
  if (!draft) return null;
  const texts = { theme: "open-data", title, problem: "Et problem, som mange har.", change: "Det, der skal ændres.", effect: "Det, der kommer ud af det." };
  const keyOf = keys(draft, withoutKeys);
  promised.sent.add(title);
  const saved = await patiently(() => browser.post(`${plan}/proposals/new`, { ...texts, draft: keyOf(), intent: "review" }));
  const review = await patiently(() => browser.get(saved.location));
  const kept = hiddenIn(review, "draft");
  if (!kept) {
    promised.notFound.push(`draft of ${title}: ${saved.status} ${saved.location} ${review.status} ${review.location}`);
    return null;
  }
  let page = review;
  for (let tries = 0; tries < 5; tries += 1) {
    const sent = await patiently(() => browser.post(`${plan}/proposals/new/review`, { draft: kept, seen: hiddenIn(page, "seen") ?? "", display: "name" }), async () => {
      // Without a key whoever is not answered writes it anew.
      if (withoutKeys) await submit(browser, title, { promised, withoutKeys, goesOn: () => true });
    });
    const reference = /proposals\/([^/]+)\/receipt$/.exec(sent.location)?.[1];
    if (reference) return reference;
    // It had been saved and not sent: the page is shown again, and the person presses the button again.
    page = sent;
  }
  return null;
}

async function comment(browser: Browser, reference: string, { promised, withoutKeys }: Writing) {
  const path = `/da/proposals/${reference}`;
  const page = await patiently(() => browser.get(path));
  const formKey = hiddenIn(page, "formKey");
  if (!formKey) {
    promised.notFound.push(`${path}: ${page.status}`);
    return;
  }
  const body = `Klynge ${randomUUID()}`;
  const keyOf = keys(formKey, withoutKeys);
  const { status } = await patiently(() => browser.post(path, { intent: "comment", stance: "for", body, display: "name", formKey: keyOf() }));
  if (status === 303) promised.comments.add(body);
}

/** The key of a form, the same each time it is sent. */
function keys(key: string, isNewEachTime: boolean): () => string {
  return () => (isNewEachTime ? randomUUID() : key);
}

function hiddenIn({ text }: Answer, name: string): string | undefined {
  const [input] = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(text) ?? [];
  return / value="([^"]+)"/.exec(input ?? "")?.[1];
}

const mostTries = 300;

/** Asks again while the platform is away. */
async function patiently(ask: () => Promise<Answer>, again: () => Promise<void> = () => Promise.resolve()): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if ((answer.status !== "lost" && answer.status < 500) || tries === mostTries) return answer;
    await wait(300);
    await again();
  }
}
