/** After a form came back with errors the summary has the focus, so that it is read first; after an act, what it did. */
export function focusWhatChanged(): void {
  document.querySelector<HTMLElement>("[data-focus]")?.focus();
}
