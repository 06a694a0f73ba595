const choice = "samplan-desk-keys";
const isOn = () => localStorage.getItem(choice) !== "off";
/** Where the keys work: the desk with its list and case, and the page of an answer. */
const desk = ".sp-desk, [data-desk]";
const heading = ".sp-desk #case, .sp-desk #desk, .sp-desk h1, [data-desk] h1";
const writing = "input:not([type=checkbox], [type=radio]), textarea, select";

/**
 * The keys of the desk: an element says by `data-key` which key it is for. Only while the focus is in the desk, so that nobody
 * who speaks to the computer sets them off, and they can be turned off (WCAG 2.1.4); not while one writes, and not with a
 * modifier held. Where a case was opened by its address, the focus is put on its heading, as the links of the list do. The
 * open case is brought into sight in the list.
 */
export function startDeskKeys(): void {
  showOpenCase();
  if (!document.querySelector(desk)) return;
  startSheet();
  if (!document.querySelector("[data-key]")) return;
  if (!location.hash && document.activeElement === document.body) document.querySelector<HTMLElement>(heading)?.focus({ preventScroll: true });
  showKeys();
  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.altKey || event.defaultPrevented || !isOn()) return;
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.closest(desk) || (target.closest("dialog") && event.key !== "?")) return;
    if (target.closest(writing) ? leaveField(event, target) : !event.ctrlKey && press(event.key, target)) event.preventDefault();
  });
}

/** In a field: Escape goes back to the case, where the keys work; Ctrl and Enter send the form. */
function leaveField(event: KeyboardEvent, field: HTMLElement): boolean {
  if (event.key === "Escape" && !event.ctrlKey) return focusOn(document.querySelector<HTMLElement>(heading));
  const form = field.closest("form");
  if (event.key !== "Enter" || !event.ctrlKey || !form) return false;
  form.requestSubmit(form.querySelector<HTMLButtonElement>("button:not([type=button])"));
  return true;
}

/** Does what the key stands for; false where it stands for nothing here. */
function press(key: string, from: HTMLElement): boolean {
  const step = { j: 1, k: -1 }[key];
  if (key === "x") return tick(from);
  for (const element of document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)) {
    const fragment = element.getAttribute("href")?.startsWith("#") ? document.querySelector<HTMLElement>(element.getAttribute("href")!) : undefined;
    // It leads to a part that this case does not have.
    if (fragment === null) continue;
    if (fragment) return focusOn(firstFieldIn(fragment) ?? fragment);
    if (element.matches("a, button")) element.click();
    else focusOn(element);
    return true;
  }
  return step !== undefined && goThroughList(step, from);
}

function firstFieldIn(part: HTMLElement): HTMLElement | null {
  const fields = [...part.querySelectorAll<HTMLInputElement>("input:not([type=hidden]), textarea, select, summary, button")];
  const first = fields[0];
  // Of radio buttons it is the chosen one that has the focus.
  return fields.find((field) => field.type === "radio" && field.name === first?.name && field.checked) ?? first ?? null;
}

/** Unfolds what it lies in, and brings it into sight. */
function focusOn(element: HTMLElement | null): boolean {
  if (!element) return false;
  const summary = element.matches("summary") ? element.closest("details") : null;
  for (let folded = summary ?? element.closest("details"); folded; folded = folded.parentElement?.closest("details") ?? null) folded.open = true;
  const shown = summary ? (summary.querySelector<HTMLElement>(writing + ", input, button") ?? element) : element;
  shown.focus({ preventScroll: true });
  shown.scrollIntoView({ block: "nearest" });
  return true;
}

/** Without an open case the keys go through the list; Enter opens, as with any link. */
function goThroughList(step: number, from: HTMLElement): boolean {
  const cases = [...document.querySelectorAll<HTMLElement>(".sp-desk a[data-case]")];
  const row = from.closest(".sp-cases__row")?.querySelector<HTMLElement>("a[data-case]");
  const place = row ? cases.indexOf(row) + step : step > 0 ? 0 : cases.length - 1;
  return focusOn(cases[place] ?? null);
}

/** Chooses the case of the line that has the focus, or leaves it out again. */
function tick(from: HTMLElement): boolean {
  const box = from.closest(".sp-cases__row")?.querySelector<HTMLInputElement>("input[type=checkbox]");
  box?.click();
  return Boolean(box);
}

/** The marks of the keys, where they work. */
function showKeys(): void {
  for (const line of document.querySelectorAll<HTMLElement>("[data-desk-keys]")) line.hidden = !isOn();
}

/** The link to the keys opens them in a sheet over the page, which tells where the focus was. */
function startSheet(): void {
  const opener = document.querySelector<HTMLAnchorElement>("a[data-opens]");
  const sheet = document.querySelector<HTMLDialogElement>(`dialog#${opener?.dataset.opens ?? "none"}`);
  const box = sheet?.querySelector<HTMLInputElement>("[data-keys-on]");
  if (!opener || !sheet || !box) return;
  let before: Element | null = null;
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (sheet.open) { sheet.close(); return; }
    before = document.activeElement;
    box.checked = isOn();
    sheet.showModal();
    sheet.querySelector<HTMLElement>("h2")?.focus();
  });
  sheet.addEventListener("close", () => { if (before instanceof HTMLElement) before.focus(); });
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(choice);
    else localStorage.setItem(choice, "off");
    showKeys();
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
