/** Characters as the server counts them: after what it tidies away. */
function countOf(value: string): number {
  const lines = value.normalize("NFC").replace(/\r\n?/g, "\n").split("\n").map((line) => line.trimEnd());
  return Array.from(lines.join("\n").replace(/\n{3,}/g, "\n\n").trim()).length;
}

/** Under a text with a limit: how many characters are left. Counted like the server does, and said to a screen reader only near the end. */
export function startCharacterCounts(): void {
  for (const line of document.querySelectorAll<HTMLElement>("[data-count-for]")) {
    const field = document.getElementById(line.dataset.countFor ?? "");
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
    const max = Number(line.dataset.countMax);
    const show = () => {
      const length = countOf(field.value);
      const left = max - length;
      const words = (left < 0 ? line.dataset.wordsOver : line.dataset.wordsLeft) ?? "{n}";
      line.textContent = length === 0 ? (line.dataset.countLabel ?? "") : words.replace("{n}", Math.abs(left).toLocaleString(document.documentElement.lang || undefined));
      line.toggleAttribute("data-count-over", left < 0);
    };
    // Said to a screen reader near the end, and only once one pauses.
    let pause: ReturnType<typeof setTimeout> | undefined;
    const said = document.createElement("span");
    said.className = "sr-only";
    said.setAttribute("aria-live", "polite");
    line.after(said);
    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => { said.textContent = max - countOf(field.value) < max / 10 ? line.textContent : ""; }, 1_000);
    });
    field.addEventListener("input", show);
    show();
  }
}
