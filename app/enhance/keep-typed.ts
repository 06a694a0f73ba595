type Typed = { at: number; fields: [name: string, value: string][] };

const prefix = "samplan-typed:";
/** How long it is kept, in milliseconds: a draft that saves itself is soon newer on the server. */
const longest = { saved: 60_000, other: 30 * 60_000 };

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((field): field is Field => (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && !["hidden", "password", "file", "submit"].includes(field.type))) && field.name !== "");
}

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) return [...field.options].some((option) => option.selected !== option.defaultSelected) && field.selectedIndex > 0;
  if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

/** The same form on the same page in either language, after whatever happened to the page meanwhile. */
function keyOf(form: HTMLFormElement): string {
  const parent = form.querySelector<HTMLInputElement>("input[name=parent]")?.value ?? "";
  return `${prefix}${location.pathname.replace(/^\/(da|en)\b/, "")}:${[...new Set(fieldsOf(form).map((field) => field.name))].join()}:${parent}`;
}

function restore(form: HTMLFormElement, { fields }: Typed): void {
  for (const field of fieldsOf(form)) {
    const value = fields.find(([name, each]) => name === field.name && (!(field instanceof HTMLInputElement) || !["radio", "checkbox"].includes(field.type) || each === field.value))?.[1];
    if (value === undefined) continue;
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) field.checked = true;
    else field.value = value;
    const folded = field.closest("details");
    if (folded) folded.open = true;
  }
  // Counts and saving go on from there.
  form.dispatchEvent(new Event("input", { bubbles: true }));
  for (const field of fieldsOf(form)) field.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * What is typed into a form and not sent outlives the page: another form of it that is sent, a reload, the other language.
 * It is kept in this tab alone, never a password, and forgotten on signing out. What is sent is the server's to keep.
 */
export function keepTyped(): void {
  const forms = () => [...document.forms].filter((form) => form.method === "post" && fieldsOf(form).length > 0);
  for (const form of forms()) {
    const kept = sessionStorage.getItem(keyOf(form));
    if (kept === null) continue;
    sessionStorage.removeItem(keyOf(form));
    const typed = JSON.parse(kept) as Typed;
    if (Date.now() - typed.at < (form.dataset.autosave === undefined ? longest.other : longest.saved)) restore(form, typed);
  }
  let sent: HTMLFormElement | null = null;
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
    sent = event.target;
    if (new URL(sent.action).pathname.endsWith("/sign-out")) for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  });
  addEventListener("pagehide", () => {
    for (const form of forms()) {
      if (form === sent || !fieldsOf(form).some(isChanged) || (form.dataset.autosave !== undefined && form.dataset.unsaved === undefined)) continue;
      const typed: Typed = { at: Date.now(), fields: [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string" && fieldsOf(form).some((field) => field.name === entry[0])) };
      sessionStorage.setItem(keyOf(form), JSON.stringify(typed));
    }
    sent = null;
  });
}
