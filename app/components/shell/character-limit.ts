import type { Messages } from "#app/i18n/messages.ts";

/** The limit of a text in words: for the page, and for the script that counts down. */
export function characterLimit(m: Messages, max: number) {
  return { max, label: m.forms.charactersLeft(max), ...m.forms.charactersCount };
}
