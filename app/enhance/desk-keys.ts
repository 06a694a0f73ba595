/**
 * At the desk: j for the next case, k for the one before. Only while the focus is in the desk, so that nobody who speaks
 * to the computer sets them off (WCAG 2.1.4), not while one writes, and not with a modifier held.
 */
export function startDeskKeys(): void {
  if (!document.querySelector("[data-key]")) return;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!(event.target instanceof HTMLElement) || !event.target.closest(".sp-desk") || event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    const link = document.querySelector<HTMLAnchorElement>(`a[data-key="${CSS.escape(event.key)}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
}
