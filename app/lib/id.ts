import { v7 } from "uuid";

/** Random bytes for so many keys at a time: to ask for those of one takes ten times as long as all else about it. */
const pool = new Uint8Array(16 * 256);
let used = pool.length;
let [last, place] = [0, 0];

/** A new key: UUIDv7 text, so that later rows sort after earlier ones, and of this process those of one millisecond too. */
export function newId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += 16));
  const now = Date.now();
  if (now > last) [last, place] = [now, new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1];
  else place += 1;
  return v7({ random, msecs: last, seq: place });
}
