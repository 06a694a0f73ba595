import { setTimeout as wait } from "node:timers/promises";
import { measureComments } from "./comments.ts";
import { measureForms, read, type FormLoad } from "./measure.ts";
import type { Running } from "./servers.ts";

/** Memory of the server at a moment of a long run, in seconds and MB. */
export type Sample = { at: number; memory: number };

/** What a long run found. `slope`: by how many MB an hour memory grew in its second half. `answers`: how many requests were answered; one that was not rightly answered is an error. */
export type Soak = { seconds: number; samples: Sample[]; slope: number; answers: number; errors: string[] };

const sampleEvery = 10;
/** All kinds of load go on at once for so many seconds, and then again. */
const round = 20;

export type SoakLoad = { cookies: readonly string[]; references: readonly string[]; kept: readonly string[]; searches: readonly string[]; own: readonly string[]; forms: FormLoad & { wrong: () => number } };

/** Readers with and without a session, searches, submissions and comments, all at once for so many seconds. */
export async function soak(product: Running, load: SoakLoad, seconds: number, progress: (text: string) => void): Promise<Soak> {
  const began = performance.now();
  const now = () => (performance.now() - began) / 1000;
  const samples: Sample[] = [];
  const errors: string[] = [];
  let answers = 0;
  const sampling = setInterval(() => {
    samples.push({ at: Math.round(now()), memory: product.memory() ?? 0 });
    progress(`\r${Math.round(now())} of ${seconds} s, ${samples.at(-1)!.memory.toFixed(0)} MB, ${answers} answers, ${errors.length} errors `);
  }, sampleEvery * 1000);
  const over = async (work: () => Promise<number>) => {
    while (now() < seconds) {
      await work().then((count) => { answers += count; }, async (error: unknown) => { errors.push(error instanceof Error ? error.message : String(error)); await wait(1000); });
    }
  };
  const reader = (paths: readonly string[], cookie: string, connections: number) => async () => (await read(product, { paths, headers: { cookie }, connections }, round)).answers;
  await Promise.all([
    over(reader(load.searches, "samplan_language=da", 2)),
    over(reader(load.own, load.cookies[0]!, 4)),
    over(async () => { const { comments, pages } = await measureComments(product, { cookies: load.cookies, references: load.references, paths: load.kept }, round); return (comments.rps + pages.rps) * round; }),
    over(async () => (await measureForms(product, load.forms, round, 4)).rps * round),
  ]);
  clearInterval(sampling);
  progress("\n");
  if (load.forms.wrong() > 0) errors.push(`${load.forms.wrong()} submissions did not come through`);
  return { seconds, samples, slope: slopeOf(samples.filter(({ at }) => at >= seconds / 2)), answers: Math.round(answers), errors };
}

/** The slope of the line that fits best, an hour. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, each) => sum + of(each), 0) / samples.length;
  const [at, memory] = [mean((each) => each.at), mean((each) => each.memory)];
  const spread = samples.reduce((sum, each) => sum + (each.at - at) ** 2, 0);
  return spread === 0 ? 0 : (samples.reduce((sum, each) => sum + (each.at - at) * (each.memory - memory), 0) / spread) * 3600;
}
