type Saved = { draft: string; version: number; text?: string; changed?: boolean };

/** What a form says of itself, in the words that its data attributes hold. */
function teller(form: HTMLFormElement, state: HTMLElement) {
  const say = (words = "") => {
    // The same words again are no news.
    if (state.textContent !== words) state.textContent = words;
  };
  return {
    say,
    saving: () => say(form.dataset.saving),
    notSaved: () => say(navigator.onLine ? form.dataset.notSaved : form.dataset.offline),
    // The server may know better what became of it.
    changedElsewhere: (words?: string) => say(words ?? form.dataset.changedElsewhere),
  };
}

/** The fields of a form as its buttons would send them, without which of them was pressed. */
function bodyOf(form: HTMLFormElement): URLSearchParams {
  return new URLSearchParams([...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[0] !== "intent"));
}

function followConnection(isUnsaved: () => boolean, whenLost: () => void, whenBack: () => void): void {
  addEventListener("offline", () => { if (isUnsaved()) whenLost(); });
  addEventListener("online", () => { if (isUnsaved()) whenBack(); });
}

/** The form that saves itself, with what it needs for that. */
function findForm() {
  const form = document.querySelector<HTMLFormElement>("form[data-autosave]");
  const state = form?.querySelector<HTMLElement>("[data-autosave-state]");
  const draft = form?.querySelector<HTMLInputElement>("input[name=draft]");
  const version = form?.querySelector<HTMLInputElement>("input[name=version]");
  return form && state && draft && version ? { form, state, draft, version } : null;
}

/** Saves a form marked with `data-autosave` while one types: two seconds after the last key, when the page is left, and when the connection is back. */
export function startAutosave(): void {
  const found = findForm();
  if (!found) return;
  const { form, state, draft, version } = found;
  document.querySelector("[data-autosave-note]")?.removeAttribute("hidden");
  const tell = teller(form, state);
  const address = form.dataset.autosave ?? "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsaved = false;
  let isOvertaken = false;
  let saving: Promise<void> = Promise.resolve();
  const mark = (isUnsaved: boolean) => {
    unsaved = isUnsaved;
    // Told to app/enhance/keep-typed.ts, which keeps in this tab what may come too late for the page that is asked for next.
    form.toggleAttribute("data-unsaved", isUnsaved);
  };

  const save = async () => {
    if (!unsaved || isOvertaken) return;
    if (!navigator.onLine) {
      tell.notSaved();
      return;
    }
    unsaved = false;
    // Said only when it takes a while: a screen reader would say it at every pause.
    const slow = setTimeout(tell.saving, 1_000);
    try {
      // An answer that never comes must not hold up the next save.
      const answer = await fetch(address, { method: "POST", body: bodyOf(form), signal: AbortSignal.timeout(30_000) });
      if (!answer.ok) throw new Error(String(answer.status));
      const { draft: id, version: now, text, changed } = (await answer.json()) as Saved;
      if (changed) {
        // Another page saved the draft: only the person can say which words are right, so saving by itself ends here.
        mark(true);
        isOvertaken = true;
        tell.changedElsewhere(text);
        return;
      }
      draft.value = id;
      version.value = String(now);
      tell.say(text);
      if (!unsaved) mark(false);
    } catch {
      mark(true);
      tell.notSaved();
      plan(15_000);
    } finally {
      clearTimeout(slow);
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
  followConnection(() => unsaved, tell.notSaved, () => plan(0));
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    mark(!navigator.onLine);
    if (navigator.onLine) return;
    // The browser would put a page of its own in the place of the text.
    event.preventDefault();
    tell.notSaved();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && unsaved) navigator.sendBeacon(address, bodyOf(form));
  });
}
