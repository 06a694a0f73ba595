/** On the page where a passage is left out: what is selected in the text is put into the field. What was typed there is only replaced by a selection. */
export function offerPassages(): void {
  const field = document.querySelector<HTMLTextAreaElement>("textarea[data-passage]");
  const text = document.querySelector("[data-passages]");
  if (!field || !text) return;
  for (const line of document.querySelectorAll<HTMLElement>("[data-passage-hint]")) line.hidden = false;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const chosen = selection?.toString().trim() ?? "";
    if (chosen === "" || !selection?.anchorNode || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
    field.value = chosen;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
