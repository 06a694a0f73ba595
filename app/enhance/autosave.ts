/** Saves a form marked with `data-autosave` while one types: two seconds after the last key, and when the page is left. */
export function startAutosave(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-autosave]");
  const state = form?.querySelector<HTMLElement>("[data-autosave-state]");
  const draft = form?.querySelector<HTMLInputElement>("input[name=draft]");
  const version = form?.querySelector<HTMLInputElement>("input[name=version]");
  if (!form || !state || !draft || !version) return;
  document.querySelector("[data-autosave-note]")?.removeAttribute("hidden");
  const address = form.dataset.autosave ?? "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsaved = false;
  let isOvertaken = false;
  const mark = (isUnsaved: boolean) => {
    unsaved = isUnsaved;
    // Told to app/enhance/keep-typed.ts, which keeps in this tab what may come too late for the page that is asked for next.
    form.toggleAttribute("data-unsaved", isUnsaved);
  };
  let saving: Promise<void> = Promise.resolve();

  const body = () => new URLSearchParams([...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[0] !== "intent"));

  const save = async () => {
    if (!unsaved || isOvertaken) return;
    unsaved = false;
    state.textContent = form.dataset.saving ?? "";
    try {
      const answer = await fetch(address, { method: "POST", body: body() });
      if (!answer.ok) throw new Error(String(answer.status));
      const { draft: id, version: now, text, changed } = (await answer.json()) as { draft: string; version: number; text: string; changed?: boolean };
      if (changed) {
        // Another page saved the draft: only the person can say which words are right, so saving by itself ends here.
        mark(true);
        isOvertaken = true;
        state.textContent = form.dataset.changedElsewhere ?? "";
        return;
      }
      draft.value = id;
      version.value = String(now);
      state.textContent = text;
      if (!unsaved) mark(false);
    } catch {
      mark(true);
      state.textContent = form.dataset.notSaved ?? "";
      plan(15_000);
    }
  };
  // One save after another, so that an older text never arrives after a newer one.
  const plan = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => { saving = saving.then(save); }, wait);
  };
  form.addEventListener("input", () => {
    mark(true);
    plan(2_000);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    mark(false);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && unsaved) navigator.sendBeacon(address, body());
  });
}
