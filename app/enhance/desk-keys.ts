/**
 * At the desk: j for the next case, k for the one before. Only while the focus is in the desk, so that nobody who speaks
 * to the computer sets them off (WCAG 2.1.4), not while one writes, and not with a modifier held. Where a case was opened by
 * its address, the focus is put on its heading, as the links of the list do. The open case is brought into sight in the list.
 */
export function startDeskKeys(): void {
  showOpenCase();
  if (!document.querySelector("[data-key]")) return;
  if (!location.hash && document.activeElement === document.body) document.querySelector<HTMLElement>(".sp-desk #case")?.focus({ preventScroll: true });
  for (const line of document.querySelectorAll<HTMLElement>("[data-desk-keys]")) line.hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!(event.target instanceof HTMLElement) || !event.target.closest(".sp-desk") || event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    const link = document.querySelector<HTMLAnchorElement>(`a[data-key="${CSS.escape(event.key)}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
}

/** Scrolls the list to the case that is open, where the list scrolls by itself; the page stays where it is. */
function showOpenCase(): void {
  const row = document.querySelector(".sp-desk__list a[aria-current=page]");
  const list = row?.closest(".sp-desk__list");
  if (!row || !list) return;
  const [rowBox, listBox] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
  const inSight = Math.min(listBox.bottom, window.innerHeight) - listBox.top;
  if (rowBox.bottom - listBox.top > inSight) list.scrollTop += rowBox.top - listBox.top - (inSight - rowBox.height) / 2;
}
