const every = 20_000;
/** Whoever has done nothing for so long is no longer at the case, though it is open. */
const awayAfter = 10 * 60_000;

/** While a case is in sight and somebody works with it, says so every 20 seconds and shows who else has it open. */
export function startDeskPresence(): void {
  const place = document.querySelector<HTMLElement>("[data-presence]");
  const address = place?.dataset.presence;
  if (!place || !address) return;
  let lastSign = Date.now();
  for (const kind of ["keydown", "pointerdown", "pointermove", "scroll"]) addEventListener(kind, () => { lastSign = Date.now(); }, { passive: true });
  setInterval(() => {
    if (document.visibilityState === "visible" && Date.now() - lastSign < awayAfter) void tell(place, address);
  }, every);
}

async function tell(place: HTMLElement, address: string): Promise<void> {
  try {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams({ open: "1" }), redirect: "manual" });
    if (!answer.ok) return;
    const { text } = (await answer.json()) as { text: string };
    // A live region says what it holds each time it is set.
    if (place.textContent !== text) place.textContent = text;
  } catch {
    // No connection: the next time tells.
  }
}
