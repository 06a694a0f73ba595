type Typed = { at: number; fields: [name: string, value: string][] };

const prefix = "samplan-typed:";
/** How long it is kept, in milliseconds: a draft that saves itself is soon newer on the server. */
const longest = { saved: 60_000, other: 30 * 60_000 };

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((field): field is Field => (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && !["hidden", "password", "file", "submit"].includes(field.type))) && field.name !== "" && !/code$/i.test(field.name));
}

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) return [...field.options].some((option) => option.selected !== option.defaultSelected) && field.selectedIndex > 0;
  if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

/** Whose page this is; empty when nobody is signed in. */
const account = () => document.body.dataset.account ?? "";

/** The same form on the same page in either language, after whatever happened to the page meanwhile, as typed by that account. */
function keyOf(form: HTMLFormElement, owner: string): string {
  const parent = form.querySelector<HTMLInputElement>("input[name=parent]")?.value ?? "";
  return `${prefix}${owner}:${location.pathname.replace(/^\/(da|en)\b/, "")}:${[...new Set(fieldsOf(form).map((field) => field.name))].join()}:${parent}`;
}

function restore(form: HTMLFormElement, { fields }: Typed): void {
  for (const field of fieldsOf(form)) {
    const value = fields.find(([name, each]) => name === field.name && (!(field instanceof HTMLInputElement) || !["radio", "checkbox"].includes(field.type) || each === field.value))?.[1];
    if (value === undefined) {
      // A box that is not named was not ticked.
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = false;
      continue;
    }
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) field.checked = true;
    else field.value = value;
    const folded = field.closest("details");
    if (folded) folded.open = true;
  }
  // Counts and saving go on from there.
  form.dispatchEvent(new Event("input", { bubbles: true }));
  for (const field of fieldsOf(form)) field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Somebody is signed in: what others typed as themselves in this tab is not theirs to see. */
function forgetOthers(): void {
  if (account() === "") return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix) && ![`${prefix}:`, `${prefix}${account()}:`].some((own) => key.startsWith(own))) sessionStorage.removeItem(key);
}

/**
 * What is typed into a form and not sent outlives the page: another form of it that is sent, a reload, the other language.
 * It is kept in this tab alone, never a password or a code, and forgotten on signing out. It comes back to
 * who typed it: after a session ended by itself the page shows it again once the same person has signed in, and never to
 * another; what was typed before signing in comes along. What is sent is the server's to keep.
 */
export function keepTyped(): void {
  const forms = () => [...document.forms].filter((form) => form.method === "post" && fieldsOf(form).length > 0);
  forgetOthers();
  for (const form of forms()) {
    const key = [keyOf(form, account()), keyOf(form, "")].find((each) => sessionStorage.getItem(each) !== null);
    const kept = key === undefined ? null : sessionStorage.getItem(key);
    if (key === undefined || kept === null) continue;
    sessionStorage.removeItem(key);
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
      sessionStorage.setItem(keyOf(form, account()), JSON.stringify(typed));
    }
    sent = null;
  });
}
