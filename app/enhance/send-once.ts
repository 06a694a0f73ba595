/** A second press on the button of a form marked with `data-once` does nothing while the first is on its way. */
export function sendFormsOnce(): void {
  const sent = new WeakSet<HTMLFormElement>();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.once === undefined) return;
    if (sent.has(form)) event.preventDefault();
    sent.add(form);
    // Should the answer never come, the person can try again.
    setTimeout(() => { sent.delete(form); }, 8_000);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of document.forms) sent.delete(form);
  });
}
