import { AwsClient } from "aws4fetch";
import { createHash } from "node:crypto";
import { StorageFailure, type FileStorage } from "#app/lib/file-storage.ts";

export type S3Settings = { endpoint: string; bucket: string; region: string; accessKey: string; secretKey: string };

/** The longest that one request to the storage may take, in milliseconds. */
const longestWait = 20_000;

/**
 * Files in a bucket that speaks S3: of Amazon, or of a server of one's own (MinIO, Ceph, Garage). Addresses have the bucket
 * in the path, which all of them understand. What is sent is signed with its own hash, so what arrives is what was sent.
 */
export function createS3Storage({ endpoint, bucket, region, accessKey, secretKey }: S3Settings, wait = longestWait): FileStorage {
  const client = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, service: "s3", region, retries: 2 });
  const addressOf = (key: string) => `${endpoint.replace(/\/+$/, "")}/${encodeURIComponent(bucket)}/${encodeURIComponent(key)}`;

  async function ask(method: string, key: string, init: { body?: Uint8Array; headers?: Record<string, string> } = {}): Promise<Response> {
    // Only until it answers: a file may be long on its way to somebody with a slow connection. The wait is a promise of its own,
    // because the signal alone is not sure: a request that is made of a signed one may have lost it to the garbage collector.
    const late = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => { reject(new Error("no answer in time")); late.abort(); }, wait);
    });
    try {
      const answer = client.fetch(addressOf(key), { method, headers: init.headers ?? {}, signal: late.signal, ...(init.body && { body: init.body as Uint8Array<ArrayBuffer> }) });
      return await Promise.race([answer, tooLong]);
    } catch (error) {
      throw new StorageFailure(late.signal.aborted ? "no answer in time" : "no connection", { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async put(key, bytes, type) {
      const answer = await ask("PUT", key, { body: bytes, headers: { "Content-Type": type, "X-Amz-Content-Sha256": createHash("sha256").update(bytes).digest("hex") } });
      await answer.body?.cancel();
      if (!answer.ok) throw new StorageFailure(`answered ${answer.status} to put`);
    },
    async get(key) {
      const answer = await ask("GET", key);
      if (answer.ok && answer.body) return answer.body;
      // A bucket that is not there answers 404 too, and that is no missing file.
      const text = await answer.text().catch(() => "");
      if (answer.status === 404 && !text.includes("NoSuchBucket")) return null;
      throw new StorageFailure(`answered ${answer.status} to get`);
    },
    async remove(key) {
      const answer = await ask("DELETE", key);
      const text = await answer.text().catch(() => "");
      if (!answer.ok && !(answer.status === 404 && !text.includes("NoSuchBucket"))) throw new StorageFailure(`answered ${answer.status} to remove`);
    },
  };
}
