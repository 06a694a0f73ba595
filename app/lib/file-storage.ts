/** Where the files lie that people attach. A key is made by us (lower case letters, digits, hyphens) and never used twice. */
export type FileStorage = {
  /** Keeps the whole file or nothing. */
  put: (key: string, bytes: Uint8Array, type: string) => Promise<void>;
  /** The file as it comes from where it lies, or null when there is none. */
  get: (key: string) => Promise<ReadableStream<Uint8Array> | null>;
  /** Removes it; that there is none is no failure. */
  remove: (key: string) => Promise<void>;
};

/** The storage did not do what it was asked for: it is not there, too slow, full, or refuses us. */
export class StorageFailure extends Error {
  override readonly name = "StorageFailure";
}

/** By its name: the built pages have a copy of the class of their own, and the storage is not part of them. */
export function isStorageFailure(error: unknown): boolean {
  return error instanceof Error && error.name === "StorageFailure";
}
