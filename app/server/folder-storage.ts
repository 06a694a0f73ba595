import { mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { StorageFailure, type FileStorage } from "#app/lib/file-storage.ts";

/**
 * Files in a folder of this machine. A file is written beside its place and moved there when all of it is on the disk, so
 * one that is read is whole. Folders of their own for each beginning of a key keep listings short.
 */
export function createFolderStorage(folder: string): FileStorage {
  const placeOf = (key: string) => {
    if (!/^[a-z0-9-]{8,80}$/.test(key)) throw new StorageFailure(`not a key: ${JSON.stringify(key)}`);
    return path.join(folder, key.slice(-2), key);
  };
  return {
    put: (key, bytes) => failing(async () => {
      const place = placeOf(key);
      await mkdir(path.dirname(place), { recursive: true });
      const unfinished = `${place}.part`;
      const handle = await open(unfinished, "w", 0o640);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, place);
      await syncFolder(path.dirname(place));
    }),
    get: (key) => failing(async () => {
      let handle: FileHandle;
      try {
        handle = await open(placeOf(key), "r");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
      return Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>;
    }),
    remove: (key) => failing(async () => {
      const place = placeOf(key);
      await rm(place, { force: true });
      await rm(`${place}.part`, { force: true });
    }),
  };
}

/** A name is on the disk when its folder is. */
async function syncFolder(folder: string) {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StorageFailure ? error : new StorageFailure((error as NodeJS.ErrnoException).code ?? "failed", { cause: error });
  }
}
