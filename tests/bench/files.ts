import Database from "better-sqlite3";
import type { PlanContent, PublishedInitiative } from "#app/domain/publications/plan-content.ts";
import { canonicalJson } from "#app/lib/canonical-json.ts";
import { newId } from "#app/lib/id.ts";
import type { Bilingual } from "#db/values.ts";
import { planSlug } from "./data/people.ts";
import { seededRandom } from "./data/random.ts";
import { createWriter } from "./data/texts.ts";
import { read, type Figures } from "./measure.ts";
import type { Running } from "./servers.ts";

/** Readers at the same time: enough to tell how long a page takes, too few to make the pages wait for one another. */
const readers = 4;
const initiatives = 14;
const milestones = 6;

/** Publishes a plan of some sixty pages in the database, without its files. Answers its id. */
export function orderLongPlan(file: string, planId: string): string {
  const connection = new Database(file);
  const id = newId();
  connection.prepare("insert into publications (id, plan_id, kind, number, content, hash, published_at) values (?, ?, 'plan', 1, ?, ?, ?)").run(id, planId, canonicalJson(longPlan()), "0".repeat(64), Date.now());
  connection.prepare("insert into publication_files (publication_id, locale, format, state, available_at) values (?, 'da', 'pdf', 'ready', 0)").run(id);
  connection.close();
  return id;
}

function longPlan(): PlanContent {
  const writer = createWriter(seededRandom(60));
  const text = (count: number): Bilingual => ({ da: writer.text("da", count), en: writer.text("en", count) });
  const title = (): Bilingual => ({ da: writer.title("da"), en: writer.title("en") });
  const initiative = (index: number): PublishedInitiative => ({
    reference: `BEN28-I-${index}`, number: `${1 + (index % 4)}.${1 + Math.floor(index / 4)}`, theme: 1 + (index % 4), title: title(), summary: text(120),
    fields: Object.fromEntries(["problem", "causes", "done_so_far", "solution", "results", "transparency", "participation"].map((key) => [key, text(105)])),
    startsOn: "2028-01-01", endsOn: "2030-12-31", origin: "proposals", outputs: ["rule_or_law", "website"], contact: null, authorities: [], sources: [], facts: {},
    milestones: Array.from({ length: milestones }, () => ({ title: title(), deliverable: text(25), startsOn: "2028-03-01", endsOn: "2029-10-01", owner: title() })),
  });
  return {
    format: 1, slug: planSlug, code: "BEN28", template: "ogp2022", state: "published", publishedOn: "2028-01-01", title: title(), summary: text(150), introduction: text(700), contact: null, facts: {}, received: 100, answered: 100, phases: [],
    themes: [1, 2, 3, 4].map((number) => ({ number, slug: `theme-${number}`, title: title(), summary: text(30), description: text(120) })),
    initiatives: Array.from({ length: initiatives }, (_, index) => initiative(index)),
  };
}

/** The plan's page alone, while PDFs of the long plan are made without a pause, and alone again; and the PDFs themselves. */
export async function measurePagesDuringFiles(product: Running, { file, publication }: { file: string; publication: string }, seconds: number): Promise<[string, Figures][]> {
  const connection = new Database(file);
  connection.pragma("busy_timeout = 5000");
  const order = connection.prepare("update publication_files set state = 'ordered', attempts = 0, available_at = 0 where publication_id = ?");
  const look = connection.prepare("select state, pages from publication_files where publication_id = ?");
  const page = async () => {
    const { answers, seconds: took, p50, p99, p999 } = await read(product, { paths: [`/da/plans/${planSlug}`], connections: readers }, seconds);
    return { rps: answers / took, p50, p99, p999, peakMemory: product.peakMemory(), cpu: null };
  };
  await page();
  product.forgetPeak();
  const before = await page();
  const took: number[] = [];
  let pages = 0;
  let isOver = false;
  const make = async () => {
    while (!isOver) {
      const began = performance.now();
      order.run(publication);
      for (;;) {
        await new Promise((resolve) => { setTimeout(resolve, 20); });
        const { state, pages: made } = look.get(publication) as { state: string; pages: number | null };
        if (state === "failed") throw new Error("the PDF was given up");
        if (state === "ready") { pages = made ?? 0; break; }
      }
      took.push(performance.now() - began);
    }
  };
  const making = make();
  const during = await page();
  isOver = true;
  await making;
  const after = await page();
  connection.close();
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))]!;
  const files = { rps: took.length / (took.reduce((sum, each) => sum + each, 0) / 1000), p50: at(0.5), p99: at(0.99), p999: at(0.999), peakMemory: during.peakMemory, cpu: null };
  return [[`PDFs of ${pages} pages, one after another, from order to ready`, files], [`plan, ${readers} readers, before PDFs are made`, before], [`plan, ${readers} readers, while PDFs are made`, during], [`plan, ${readers} readers, afterwards`, after]];
}
