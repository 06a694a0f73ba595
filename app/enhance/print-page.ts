/** A page made for paper has a button that prints it. */
export function offerPrinting(): void {
  const offer = document.querySelector<HTMLElement>("[data-print]");
  if (!offer) return;
  offer.hidden = false;
  offer.querySelector("button")?.addEventListener("click", () => { window.print(); });
  const hint = document.querySelector<HTMLElement>("[data-print-hint]");
  if (hint) hint.hidden = true;
}
