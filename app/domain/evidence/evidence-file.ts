import { createHash } from "node:crypto";
import type { messages } from "#app/i18n/messages.ts";

/** What a file of the evidence is; its words are in the catalogues. */
export type EvidenceKind = keyof (typeof messages)["da"]["compliance"]["packWords"]["kinds"];

/** A file of the evidence. `text` or `open` gives what is in it when it is its turn; `open` null where the storage has lost it. `about`: of what. */
export type EvidenceFile = { name: string; kind: EvidenceKind; about: string; day: string } & ({ text: () => string | Promise<string> } | { open: () => Promise<ReadableStream<Uint8Array> | null> });

type Sum = { name: string; kind: EvidenceKind; bytes: number; sha256: string; missing?: true };

export type Packed = { name: string } & ({ text: AsyncIterable<string> } | { bytes: AsyncIterable<Uint8Array> });

/** The files in their order, each made when it is read, and behind them manifest.json with the SHA-256 of what each held. What is packed is not kept: of a file from the storage a piece at a time is there. */
export function withManifest(files: readonly EvidenceFile[]): Packed[] {
  const sums: Sum[] = [];
  const packed = files.map((file): Packed => ("text" in file ? { name: file.name, text: textOf(file, file.text, sums) } : { name: file.name, bytes: bytesOf(file, file.open, sums) }));
  return [...packed, { name: "manifest.json", text: manifestOf(sums) }];
}

async function* textOf({ name, kind }: EvidenceFile, make: () => string | Promise<string>, sums: Sum[]): AsyncGenerator<string> {
  const text = await make();
  sums.push({ name, kind, bytes: Buffer.byteLength(text), sha256: createHash("sha256").update(text).digest("hex") });
  yield text;
}

async function* bytesOf({ name, kind }: EvidenceFile, open: () => Promise<ReadableStream<Uint8Array> | null>, sums: Sum[]): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let bytes = 0;
  const content = await open();
  const reader = content?.getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader!.read()) {
      hash.update(read.value);
      bytes += read.value.length;
      yield read.value;
    }
  } finally {
    // A reader who leaves lets go of the file.
    await reader?.cancel();
  }
  sums.push({ name, kind, bytes, sha256: hash.digest("hex"), ...(content === null && { missing: true as const }) });
}

async function* manifestOf(sums: readonly Sum[]): AsyncGenerator<string> {
  yield `${JSON.stringify({ algorithm: "SHA-256", files: sums }, null, 2)}\n`;
}
