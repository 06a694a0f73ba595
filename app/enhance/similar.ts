type Answer = { references: string[]; html: string; said: string };

/**
 * Under a title, while one types: the proposals that are like it. It asks once one pauses, gives up what is overtaken,
 * and says what it found only when that is something else than before. Where there is room the list stands open beside
 * the title; elsewhere it is a line to be unfolded, so that nothing moves by itself.
 */
export function startSimilar(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-similar]")) {
    const field = place.closest("form")?.querySelector<HTMLInputElement>(`input[name="${place.dataset.similarFor ?? ""}"]`);
    const list = place.querySelector<HTMLElement>("[data-similar-list]");
    const said = place.querySelector<HTMLElement>("[data-similar-said]");
    if (field && list && said) watch(field, { address: place.dataset.similar ?? "", list, said });
  }
}

function watch(field: HTMLInputElement, { address, list, said }: { address: string; list: HTMLElement; said: HTMLElement }): void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let shown = "";
  let asked = "";

  const show = ({ references, html, said: words }: Answer) => {
    if (references.join() === shown) return;
    const before = list.querySelector("details");
    const isBesideTitle = matchMedia("(min-width: 75em)").matches;
    // What is being read stays open, and what was folded away stays folded.
    const open = before ? before.open : isBesideTitle;
    const holdsFocus = list.contains(document.activeElement);
    // The hand is on it: it waits for the next time.
    if (holdsFocus) return;
    shown = references.join();
    list.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    const now = list.querySelector("details");
    if (now) now.open = open;
    said.textContent = words;
  };

  const ask = async () => {
    const title = field.value.trim();
    if (title === asked) return;
    asked = title;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${address}?title=${encodeURIComponent(title.slice(0, 400))}`, { signal: asking.signal });
      if (answer.ok) show((await answer.json()) as Answer);
      // Too many questions, or no connection: writing goes on without the hint.
    } catch {
      asked = "";
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => void ask(), 500);
  });
  // A draft that one comes back to has its title already.
  if (field.value.trim() !== "") void ask();
}
