import type { AttachmentType } from "#db/values.ts";
import { endings } from "./rules.ts";

/** The most characters of a name, its ending counted, and the most bytes: no file system takes more than 255. */
const most = { characters: 100, bytes: 200 };

// Control characters, marks that turn the direction of what follows, and what nobody sees.
const unseen = /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u2028-\u202F\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFC\u{E0000}-\u{E0FFF}]/gu;
// What one system or another takes for more than a part of a name.
const special = /[<>:"/\\|?*%]/g;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name under which a file is offered for saving: without a path, one line, nothing unseen in it, not too long, and
 * with the ending of what it is. Letters of any language stay as they are.
 */
export function safeName(given: string, type: AttachmentType): string {
  const ending = endings[type][0]!;
  const last = given.toWellFormed().replaceAll("\uFFFD", "").normalize("NFC").replaceAll("\uFEFF", "").replace(/\s/gu, " ").replace(unseen, "").split(/[/\\]/).at(-1)!;
  const plain = tidy(withoutEnding(tidy(last.replace(special, "-")), type));
  const stem = plain === "" ? "fil" : reserved.test(plain.split(".")[0]!) ? `_${plain}` : plain;
  return `${shortened(stem, ending.length + 1)}.${ending}`;
}

/** No space in a row, and nothing at its ends that a system would take away or hide a file by. */
function tidy(name: string): string {
  return name.replace(/ {2,}/g, " ").replace(/^[. ]+|[. ]+$/g, "");
}

/** Without the ending that says what it is, and what then looks like one that says something else ("report.exe.pdf"). */
function withoutEnding(name: string, type: AttachmentType): string {
  let stem = name;
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const [, before, ending] = /^(.+)\.([a-z][a-z0-9]{0,4})$/i.exec(stem) ?? [];
    if (before === undefined || ending === undefined) break;
    // "Bilag nr.to" is no ending when the right one was behind it; programs are.
    if (rounds > 0 && !endings[type].includes(ending.toLowerCase()) && !/^(exe|com|bat|cmd|scr|pif|msi|js|jse|vbs|vbe|wsf|ps1|lnk|jar|hta|html?|svg|xml|php|sh|app|dll|cpl|reg|docm|dotm)$/i.test(ending)) break;
    stem = before;
  }
  return stem;
}

function shortened(stem: string, room: number): string {
  let kept = "";
  let bytes = room;
  let count = room;
  for (const character of stem) {
    bytes += Buffer.byteLength(character);
    count += 1;
    if (count > most.characters || bytes > most.bytes) break;
    kept += character;
  }
  return tidy(kept);
}
