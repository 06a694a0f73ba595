/** Marks that direct how others are drawn and are not drawn themselves: joiners, directions, variations, tags. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e01ef}]/gu;

/** A text as it is drawn: whole characters in their composed form, one kind of line end, and nothing that cannot be seen. */
export function drawableText(text: string): string {
  return text.toWellFormed().normalize("NFC").replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n").replaceAll("\t", " ").replace(unseen, "");
}

/** A text for a catalogue or a list of bookmarks: in one line, and without what XML has no character for. */
export function plainText(text: string): string {
  return drawableText(text).replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, " ").replace(/\s+/g, " ").trim();
}
