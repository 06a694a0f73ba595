import path from "node:path";
import { isStorageFailure, type FileStorage } from "#app/lib/file-storage.ts";
import type { Env } from "./env.ts";
import { createFolderStorage } from "./folder-storage.ts";
import { createLog, describeError } from "./log.ts";
import { createS3Storage } from "./s3-storage.ts";

const made = new WeakMap<object, FileStorage>();

/** The storage that the settings name: a bucket, or the folder `files` in DATA_DIR. One for each settings. */
export function storageOf(env: Env): FileStorage {
  let storage = made.get(env);
  if (!storage) made.set(env, (storage = logged(env, choose(env))));
  return storage;
}

function choose(env: Env): FileStorage {
  if (env.STORAGE_ENDPOINT === undefined) return createFolderStorage(path.join(env.DATA_DIR, "files"));
  return createS3Storage({ endpoint: env.STORAGE_ENDPOINT, bucket: env.STORAGE_BUCKET!, region: env.STORAGE_REGION, accessKey: env.STORAGE_ACCESS_KEY!, secretKey: env.STORAGE_SECRET_KEY! });
}

/** Whoever runs the platform reads why it failed; people are told that it did, where they are. */
function logged({ LOG_LEVEL }: Env, storage: FileStorage): FileStorage {
  const log = createLog(LOG_LEVEL);
  const telling = <T>(act: string, key: string, work: Promise<T>) => work.catch((error: unknown) => {
    if (isStorageFailure(error)) log.error("storage failed", { act, key, ...describeError(error) });
    throw error;
  });
  return {
    put: (key, bytes, type) => telling("put", key, storage.put(key, bytes, type)),
    get: (key) => telling("get", key, storage.get(key)),
    remove: (key) => telling("remove", key, storage.remove(key)),
  };
}
