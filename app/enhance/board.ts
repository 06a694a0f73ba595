/**
 * The shortlist board without leaving it: links to the form that puts a proposal into a draft open it in a dialog, a proposal
 * dragged onto a draft does so too, and what was done is shown in place. Every part comes as the page has it without script, and nothing
 * scrolls or loses the focus. Touch has the links: dragging there would be scrolling.
 */
export function startBoard(): void {
  const board = document.querySelector<HTMLElement>("[data-board]");
  const dialog = board?.querySelector<HTMLDialogElement>("[data-board-dialog]");
  if (!board || !dialog) return;
  const { open, send, close } = formsIn(dialog, board.querySelector<HTMLElement>("[data-board-said]")!);
  board.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("[data-board-close]")) close();
    const link = event.target.closest<HTMLAnchorElement>("a[data-board-open]");
    if (!link) return;
    event.preventDefault();
    void open(link.href, link);
  });
  board.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.boardSend === undefined) return;
    event.preventDefault();
    void send(event.target, event.submitter);
  });
  letDrag(board, (address, row) => void open(address, row));
}

/** The forms of the board: opened in the dialog, and sent without leaving the page. `said` is what a screen reader is told. */
function formsIn(dialog: HTMLDialogElement, said: HTMLElement) {
  const part = dialog.querySelector<HTMLElement>("[data-board-form]")!;
  const heading = dialog.querySelector<HTMLElement>("h2")!;
  const failed = dialog.querySelector<HTMLElement>("[data-board-failed]")!;
  /** What opened the dialog, and where it stood: the focus goes back there, or to what stands there now. */
  let place: Place | null = null;
  /** The address of the form that is in the dialog. */
  let shown = "";
  let isSending = false;
  dialog.addEventListener("close", () => { focusAgain(place); });

  const put = (page: Document) => {
    part.replaceChildren(...(page.querySelector("[data-board-part]")?.childNodes ?? []));
    heading.textContent = page.querySelector("h1")?.textContent ?? "";
    failed.hidden = true;
    if (!dialog.open) dialog.showModal();
    (part.querySelector<HTMLElement>("[data-focus], [role=alert]") ?? heading).focus();
  };

  const open = async (address: string, from: Element | null) => {
    place = placeOf(from);
    // What was typed and not sent is still there.
    if (shown === address) {
      dialog.showModal();
      return;
    }
    const page = await fetch(address).then(async (answer) => (answer.ok ? parse(await answer.text()) : null), () => null);
    if (!page?.querySelector("[data-board-part]")) {
      location.assign(address);
      return;
    }
    shown = address;
    put(page);
  };

  const finish = (page: Document) => {
    shown = "";
    swap(page);
    said.textContent = page.querySelector("[data-board-told]")?.textContent ?? "";
    if (dialog.open) dialog.close();
    else focusAgain(place);
  };

  const send = async (form: HTMLFormElement, submitter: HTMLElement | null) => {
    if (isSending) return;
    isSending = true;
    if (!dialog.open) place = placeOf(submitter);
    try {
      const sent = [...new FormData(form, submitter)].filter((entry): entry is [string, string] => typeof entry[1] === "string");
      const answer = await fetch(form.action, { method: "post", body: new URLSearchParams(sent) });
      const page = parse(await answer.text());
      if (page.querySelector("[data-board-part]")) put(page);
      else if (answer.ok && page.querySelector("[data-board]")) finish(page);
      // The session ended: the form is held, and comes back after signing in.
      else if (answer.redirected) location.assign(answer.url);
      else failed.hidden = false;
    } catch {
      failed.hidden = false;
    } finally {
      isSending = false;
    }
  };

  return { open, send, close: () => { dialog.close(); } };
}

/** Proposals can be dragged onto drafts: `drop` gets the address of the form for it. */
function letDrag(board: HTMLElement, drop: (address: string, row: Element) => void): void {
  const ready = () => {
    for (const row of board.querySelectorAll<HTMLElement>("[data-board-drag]")) row.draggable = true;
    for (const hint of board.querySelectorAll<HTMLElement>("[data-board-drag-hint]")) hint.hidden = matchMedia("(pointer: coarse)").matches;
  };
  ready();
  new MutationObserver(ready).observe(board, { childList: true, subtree: true });
  let dragged: HTMLElement | null = null;
  const targetOf = (event: DragEvent) => (dragged && event.target instanceof Element ? event.target.closest<HTMLElement>("[data-board-drop]") : null);
  const mark = (target: HTMLElement | null) => { for (const card of board.querySelectorAll<HTMLElement>("[data-board-drop]")) card.classList.toggle("sp-board__card--over", card === target); };
  board.addEventListener("dragstart", (event) => {
    dragged = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-board-drag]") : null;
    if (!dragged || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = "copy";
    event.dataTransfer.setData("text/plain", dragged.querySelector("input")?.value ?? "");
    board.classList.add("sp-board--dragging");
  });
  board.addEventListener("dragover", (event) => {
    const target = targetOf(event);
    mark(target);
    if (target) event.preventDefault();
  });
  board.addEventListener("drop", (event) => {
    const target = targetOf(event);
    if (!target || !dragged) return;
    event.preventDefault();
    const address = new URL(dragged.dataset.boardDrag!, location.href);
    address.searchParams.set("initiative", target.dataset.boardDrop!);
    drop(address.href, dragged);
  });
  board.addEventListener("dragend", () => { dragged = null; mark(null); board.classList.remove("sp-board--dragging"); });
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

/** Puts the parts of the page as they are now in the place of those that stand there. What is scrolled, folded or ticked stays so. */
function swap(page: Document): void {
  const ticked = new Set([...document.querySelectorAll<HTMLInputElement>("[data-swap] input[type=checkbox]:checked")].map((box) => box.value));
  for (const before of document.querySelectorAll<HTMLElement>("[data-swap]")) {
    const now = page.getElementById(before.id);
    if (!now) continue;
    const scrolled = [...before.querySelectorAll<HTMLElement>("[id]"), before].map((each) => [each.id, each.scrollLeft, each.scrollTop] as const);
    for (const folded of before.querySelectorAll("details[id]")) now.querySelector<HTMLDetailsElement>(`#${CSS.escape(folded.id)}`)?.toggleAttribute("open", (folded as HTMLDetailsElement).open);
    // It is told by the line that is there from the start: a part that comes with a role would be read a second time.
    for (const told of now.querySelectorAll("[role=status]")) told.removeAttribute("role");
    before.replaceChildren(...now.childNodes);
    for (const [id, left, top] of scrolled) {
      const each = id === before.id ? before : before.querySelector(`#${CSS.escape(id)}`);
      if (each) { each.scrollLeft = left; each.scrollTop = top; }
    }
  }
  for (const box of document.querySelectorAll<HTMLInputElement>("[data-swap] input[type=checkbox]")) box.checked = ticked.has(box.value);
}

/** Where something stands: by its address, and by its number among the links of its part. */
type Place = { href: string; part: string; index: number };

const linksOf = (part: Element | null | undefined) => [...(part?.querySelectorAll<HTMLAnchorElement>("a[data-board-open]") ?? [])];

function placeOf(from: Element | null): Place | null {
  const part = from?.closest("[data-swap]");
  const link = from?.matches("a") ? from : (from?.closest("li, article")?.querySelector("a[data-board-open]") ?? null);
  return part ? { href: (link as HTMLAnchorElement | null)?.href ?? "", part: part.id, index: linksOf(part).indexOf(link as HTMLAnchorElement) } : null;
}

/** Puts the focus where it was, or, as what was there went to another place, on what stands there now. */
function focusAgain(place: Place | null): void {
  if (!place) return;
  const part = document.getElementById(place.part);
  const links = linksOf(part);
  (links.find((link) => link.href === place.href) ?? links[Math.min(place.index, links.length - 1)] ?? part?.querySelector<HTMLElement>("h2[tabindex], [data-focus]"))?.focus({ preventScroll: true });
}
