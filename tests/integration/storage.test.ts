import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { StorageFailure, type FileStorage } from "#app/lib/file-storage.ts";
import { newId } from "#app/lib/id.ts";
import { createFolderStorage } from "#app/server/folder-storage.ts";
import { createS3Storage } from "#app/server/s3-storage.ts";
import { startS3, type S3Server } from "#tests/support/s3-server.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "samplan-storage-"));
let s3: S3Server;
beforeAll(async () => { s3 = await startS3(); });
afterAll(async () => {
  await s3.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function contentOf(storage: FileStorage, key: string): Promise<Buffer | null> {
  const stream = await storage.get(key);
  return stream && Buffer.from(await new Response(stream).arrayBuffer());
}

describe.each([["a folder", () => createFolderStorage(path.join(folder, "files"))], ["a bucket", () => createS3Storage(s3.settings)]] as const)("files in %s", (_, open) => {
  it("come out as they went in", async () => {
    const storage = open();
    for (const size of [0, 1, 70_000, 3 * 1024 * 1024]) {
      const key = newId();
      const bytes = randomBytes(size);
      await storage.put(key, bytes, "application/pdf");
      expect((await contentOf(storage, key))!.equals(bytes), `${size} bytes`).toBe(true);
    }
  });

  it("are null where there are none, and removing those is no failure", async () => {
    const storage = open();
    const key = newId();
    expect(await storage.get(key)).toBeNull();
    await storage.remove(key);
    await storage.put(key, Buffer.from("x"), "image/png");
    await storage.remove(key);
    await storage.remove(key);
    expect(await storage.get(key)).toBeNull();
  });
});

describe("a folder", () => {
  it("never gives a file that was half written, and removes it with its key", async () => {
    const storage = createFolderStorage(path.join(folder, "half"));
    const key = newId();
    const place = path.join(folder, "half", key.slice(-2));
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `${key}.part`), "hal");
    expect(await storage.get(key)).toBeNull();
    await storage.remove(key);
    expect(readdirSync(place)).toEqual([]);
  });

  it.each(["../../etc/passwd", "/etc/passwd", "..", "", "a/b/c/d/e/f", "aaaaaaaa\0", "AAAAAAAA"])("has no place outside itself: %j", async (key) => {
    const storage = createFolderStorage(path.join(folder, "inside"));
    await expect(storage.put(key, Buffer.from("x"), "image/png")).rejects.toThrow(StorageFailure);
    await expect(storage.get(key)).rejects.toThrow(StorageFailure);
    await expect(storage.remove(key)).rejects.toThrow(StorageFailure);
    expect(existsSync(path.join(folder, "inside"))).toBe(false);
  });

  it("that cannot be written to is a failure of the storage", async () => {
    writeFileSync(path.join(folder, "a-file"), "");
    await expect(createFolderStorage(path.join(folder, "a-file")).put(newId(), Buffer.from("x"), "image/png")).rejects.toThrow(StorageFailure);
  });
});

describe("a bucket", () => {
  const failing = async (storage: FileStorage) => {
    await expect(storage.put(newId(), Buffer.from("x"), "image/png")).rejects.toThrow(StorageFailure);
    await expect(storage.get(newId())).rejects.toThrow(StorageFailure);
    await expect(storage.remove(newId())).rejects.toThrow(StorageFailure);
  };

  it("takes nothing that is not signed with its key", async () => { await failing(createS3Storage({ ...s3.settings, secretKey: "another" })); });
  it("that is not there is a failure, and no missing file", async () => { await failing(createS3Storage({ ...s3.settings, bucket: "nowhere" })); });

  it("behind an address where nobody listens is a failure", async () => {
    const [server, endpoint] = await listen(createServer());
    server.close();
    await failing(createS3Storage({ ...s3.settings, endpoint }));
  });

  it("that never answers is given up", async () => {
    const [server, endpoint] = await listen(createServer((socket) => { socket.on("error", () => undefined).resume(); }));
    await failing(createS3Storage({ ...s3.settings, endpoint }, 50));
    server.close();
  });
});

async function listen(server: Server): Promise<[Server, string]> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
}
