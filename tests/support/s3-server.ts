import S3rver from "@20minutes/s3rver";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { S3Settings } from "#app/server/s3-storage.ts";

/** A server that speaks S3, checks signatures, and has one bucket. */
export type S3Server = { settings: S3Settings; stop: () => Promise<void> };

export async function startS3(): Promise<S3Server> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "samplan-s3-"));
  const server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory, configureBuckets: [{ name: "samplan" }] });
  const { port } = await server.run();
  return {
    // The one key that it knows.
    settings: { endpoint: `http://127.0.0.1:${port}`, bucket: "samplan", region: "eu-north-1", accessKey: "S3RVER", secretKey: "S3RVER" },
    async stop() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
