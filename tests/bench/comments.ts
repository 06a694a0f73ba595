import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { newId } from "#app/lib/id.ts";
import { seededRandom } from "./data/random.ts";
import { createWriter } from "./data/texts.ts";
import { connections, measureWork, read, type Figures } from "./measure.ts";
import type { Running } from "./servers.ts";

/** As many as Polis needed a dozen machines for, a second. */
const commentsASecond = 65;

/** Comments that come at a steady pace whether or not the last one was answered, through the form, of several people; and the pages that are read meanwhile. */
export async function measureComments(product: Running, { cookies, references, paths }: { cookies: readonly string[]; references: readonly string[]; paths: readonly string[] }, seconds: number): Promise<{ comments: Figures; pages: Figures }> {
  const reading = { paths, headers: { cookie: "samplan_language=da" } };
  // Before that the program is not as it is after its first seconds.
  await read(product, reading, 2);
  await postSteadily(product.url, { cookies, references }, 2);
  let pages: Figures | undefined;
  const comments = await measureWork(product, async () => {
    const found = read(product, reading, seconds);
    const posted = await postSteadily(product.url, { cookies, references }, seconds);
    const { answers, seconds: took, p50, p99, p999 } = await found;
    pages = { rps: answers / took, p50, p99, p999, peakMemory: product.peakMemory(), cpu: null };
    return posted;
  });
  // What the server spent was spent on both.
  return { comments: { ...comments, cpu: null }, pages: pages! };
}

async function postSteadily(url: string, { cookies, references }: { cookies: readonly string[]; references: readonly string[] }, seconds: number) {
  const random = seededRandom(5);
  const writer = createWriter(random);
  const took: number[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const began = performance.now();
  const post = async (due: number, cookie: string) => {
    const body = new URLSearchParams({ body: writer.text("da", 30), stance: random.pick(["for", "against", "neutral"]), voice: "", formKey: newId() }).toString();
    const status = await send(agent, `${url}/da/proposals/${random.pick(references)}`, body, { cookie, origin: url });
    if (status !== 303) throw new Error(`A comment was answered ${status}`);
    took.push(performance.now() - due);
  };
  const posts: Promise<void>[] = [];
  const failures: unknown[] = [];
  for (let number = 0; number < seconds * commentsASecond; number += 1) {
    const due = began + (number * 1000) / commentsASecond;
    await wait(Math.max(0, due - performance.now()));
    if (failures.length > 0) break;
    posts.push(post(due, cookies[number % cookies.length]!).catch((error: unknown) => { failures.push(error); }));
  }
  await Promise.all(posts);
  agent.destroy();
  if (failures.length > 0) throw failures[0];
  const whole = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(took.length * share)]!;
  return { rps: took.length / whole, p50: at(0.5), p99: at(0.99), p999: at(0.999), answers: took.length };
}

function send(agent: Agent, url: string, body: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { method: "POST", agent, headers: { ...headers, "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) } }, (response) => {
      response.resume().on("end", () => { resolve(response.statusCode); }).on("error", reject);
    }).on("error", reject).end(body);
  });
}
