import { createConnection, type Socket } from "node:net";
import { createHistogram, type RecordableHistogram } from "node:perf_hooks";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** What readers ask for: the paths in turn, each connection from a place of its own, with the same headers. */
export type Reading = { url: string; paths: readonly string[]; headers: Record<string, string>; connections: number; seconds: number };

/** What they found. Times are in milliseconds; `problem` is the first answer that was wrong. */
export type Read = { answers: number; seconds: number; p50: number; p99: number; p999: number; slowest: number; problem: string | null };

const headEnd = Buffer.from("\r\n\r\n");

type Ask = { reading: Reading; requests: readonly Buffer[]; checked: Set<string>; histogram: RecordableHistogram; until: number; found: { answers: number; problem: string | null } };

/**
 * Asks for pages as fast as the answers come, one request at a time on each connection that is kept alive. It does as little as can be
 * done and still know that an answer is whole and right: status 200, so many bytes as Content-Length says, and of each page's first
 * answer the end of the page. A general program spends more on each answer than the fast servers do, and would measure itself.
 */
export async function readPages(reading: Reading): Promise<Read> {
  const { hostname, port, host } = new URL(reading.url);
  const headers = Object.entries(reading.headers).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const requests = reading.paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`));
  const ask: Ask = { reading, requests, checked: new Set(), histogram: createHistogram(), until: performance.now() + reading.seconds * 1000, found: { answers: 0, problem: null } };
  const began = performance.now();
  await Promise.all(Array.from({ length: reading.connections }, (_, place) => readOn(createConnection({ host: hostname, port: Number(port), noDelay: true }), ask, Math.floor((place * requests.length) / reading.connections))));
  const { histogram, found } = ask;
  const at = (percent: number) => (found.answers === 0 ? 0 : histogram.percentile(percent) / 1000);
  return { ...found, seconds: (performance.now() - began) / 1000, p50: at(50), p99: at(99), p999: at(99.9), slowest: found.answers === 0 ? 0 : histogram.max / 1000 };
}

/** One connection, from its first request to the last. */
function readOn(socket: Socket, ask: Ask, first: number): Promise<void> {
  const { requests, reading, found } = ask;
  let [place, sent, left] = [first, 0, 0];
  let parts: Buffer[] = [];
  const fail = (problem: string) => {
    found.problem ??= `${reading.paths[place % requests.length]!}: ${problem}`;
    ask.until = 0;
    socket.destroy();
  };
  const next = () => {
    sent = performance.now();
    if (sent >= ask.until) return socket.end();
    return socket.write(requests[place % requests.length]!);
  };
  /** What came before the first answer was whole is kept, as it may be looked at. */
  const take = (chunk: Buffer) => {
    let rest = chunk;
    if (left === 0) {
      rest = parts.length > 0 ? Buffer.concat([...parts, chunk]) : chunk;
      const end = rest.indexOf(headEnd);
      if (end < 0) { parts = [rest]; return; }
      const head = rest.toString("latin1", 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
      if (!head.startsWith("HTTP/1.1 200 ") || length === undefined) { fail(head.slice(0, 200)); return; }
      left = end + headEnd.length + Number(length);
      parts = [];
    }
    left -= rest.length;
    if (left < 0) { fail("more came than was said"); return; }
    const path = reading.paths[place % requests.length]!;
    if (!ask.checked.has(path)) parts.push(rest);
    if (left > 0) return;
    ask.histogram.record(Math.max(1, Math.round((performance.now() - sent) * 1000)));
    found.answers += 1;
    if (parts.length > 0) {
      if (!ask.checked.has(path) && !isWhole(Buffer.concat(parts))) { fail("what came is not a page"); return; }
      ask.checked.add(path);
    }
    parts = [];
    place += 1;
    next();
  };
  return new Promise((resolve) => {
    socket.on("connect", next).on("data", take).on("close", () => resolve());
    socket.on("error", (error) => { fail(error.message); });
    socket.on("end", () => { if (performance.now() < ask.until) fail("the server ended the connection"); });
  });
}

/** Whether it is a page to its end, a part of one, or what the bare server sends. */
function isWhole(answer: Buffer): boolean {
  const end = answer.indexOf(headEnd);
  const head = answer.toString("latin1", 0, end);
  const body = answer.subarray(end + headEnd.length);
  const text = /content-encoding: br/i.test(head) ? brotliDecompressSync(body) : /content-encoding: gzip/i.test(head) ? gunzipSync(body) : body;
  return text.subarray(0, 9).toString().toLowerCase() === "<!doctype" ? text.includes("</html>") : text.length > 0;
}
