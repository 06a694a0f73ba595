/** After a form came back with errors the summary has the focus, so that it is read first; after an act, what it did. */
export function focusWhatChanged(): void {
  const focus = () => document.querySelector<HTMLElement>("[data-focus]")?.focus();
  focus();
  // An address with a fragment (#write-comment) moves the focus there once the page has loaded: then once more.
  if (location.hash && document.readyState !== "complete") addEventListener("load", () => setTimeout(focus, 0), { once: true });
}
