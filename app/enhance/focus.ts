/** After a form came back with errors the summary has the focus, so that it is read first; after an act, what it did. */
export function focusWhatChanged(): void {
  const focus = () => document.querySelector<HTMLElement>("[data-focus]")?.focus();
  focus();
  if (!location.hash || document.readyState === "complete") return;
  // An address with a fragment (#write-comment) moves the focus there once the page has loaded: then once more, unless somebody has begun meanwhile.
  let hasBegun = false;
  for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, () => { hasBegun = true; }, { once: true, capture: true });
  addEventListener("load", () => setTimeout(() => { if (!hasBegun) focus(); }, 0), { once: true });
}
