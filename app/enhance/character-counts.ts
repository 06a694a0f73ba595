/** Under a text with a limit: how many characters are left. Counted like the server does, and said to a screen reader only near the end. */
export function startCharacterCounts(): void {
  for (const line of document.querySelectorAll<HTMLElement>("[data-count-for]")) {
    const field = document.getElementById(line.dataset.countFor ?? "");
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
    const max = Number(line.dataset.countMax);
    const show = () => {
      const length = Array.from(field.value.replace(/\r\n?/g, "\n").trim()).length;
      const left = max - length;
      const words = (left < 0 ? line.dataset.wordsOver : line.dataset.wordsLeft) ?? "{n}";
      line.textContent = length === 0 ? (line.dataset.countLabel ?? "") : words.replace("{n}", String(Math.abs(left)));
      line.toggleAttribute("data-count-over", left < 0);
      if (left < max / 10) line.setAttribute("aria-live", "polite");
      else line.removeAttribute("aria-live");
    };
    field.addEventListener("input", show);
    show();
  }
}
