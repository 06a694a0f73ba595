/** So many rows a step takes: it holds everyone else up for some milliseconds. */
const atOnce = 200;

/** Does to many rows what would hold everyone else up if it were done to all at once: `step` takes at most so many and answers how many it found, and is done again until it finds fewer. */
export async function inSteps(step: (atOnce: number) => Promise<number>): Promise<void> {
  while ((await step(atOnce)) === atOnce);
}
