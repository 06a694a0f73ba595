/**
 * While an act on many cases runs, the part of the page marked with `data-progress` (the address of the page) follows it: the bar every
 * two seconds, the words every ten, as they are read out. When it is over the page is loaded anew.
 */
export function followProgress(): void {
  const place = document.querySelector<HTMLElement>("[data-progress]");
  if (place) void follow(place, place.dataset.progress ?? "");
}

const askEvery = 2_000;
const sayEvery = 10_000;

async function follow(place: HTMLElement, address: string): Promise<void> {
  const said = place.querySelector<HTMLElement>("[role=status]");
  let saidAt = Date.now();
  for (;;) {
    await new Promise((resolve) => { setTimeout(resolve, askEvery); });
    const now = await ask(address);
    if (!now || !said) continue;
    const isOver = now.dataset.progress === undefined;
    // What is over has buttons of its own and the cases in their final state: they come with the page.
    if (isOver) {
      location.replace(address);
      return;
    }
    const [bar, bars] = [place.querySelector("progress"), now.querySelector("progress")];
    if (bar && bars) bar.value = bars.value;
    if (Date.now() - saidAt < sayEvery) continue;
    saidAt = Date.now();
    said.textContent = now.querySelector("[role=status]")?.textContent ?? "";
  }
}

/** The part as it is now; null without a connection: it is asked for again. */
async function ask(address: string): Promise<HTMLElement | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>(".sp-bulk__progress") : null;
  } catch {
    return null;
  }
}
