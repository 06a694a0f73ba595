import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const encoders = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const;
type Encoding = keyof typeof encoders;

const quality = { br: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }, gzip: { level: 6 } } as const;
/** Smaller than this, a page is sent as it is. In bytes. */
const worthEncoding = 1024;

/** A page that is the same for everyone, with what it is sent with. Each encoding of it is made once, when it is first asked for. */
export class SharedPage {
  readonly status: number;
  /** What it takes in memory, in bytes, with its encodings. */
  readonly size: number;
  private readonly body: Buffer;
  /** Where in the body its tag begins, and where what is in the page does. */
  private readonly bounds: { tag: number; content: number };
  private readonly headers: OutgoingHttpHeaders;
  private readonly etag: string;
  private readonly encoded = new Map<Encoding, Buffer | Promise<Buffer>>();

  constructor(status: number, headers: Record<string, string>, body: Buffer) {
    this.status = status;
    this.body = body;
    this.bounds = { tag: body.indexOf("<body "), content: body.indexOf('<main id="main-content"') };
    // Weak: it names the page, not one of its encodings.
    this.etag = `W/"${createHash("sha1").update(body).digest("base64url")}"`;
    // Kept by browsers to be asked about again, each time: so it is never older there than here.
    this.headers = { ...headers, "Cache-Control": "private, no-cache", Vary: "Accept-Encoding, Cookie", ETag: this.etag };
    this.size = body.length * 2;
  }

  /** Answers a GET or HEAD with it, or with 304 where the browser has it: at once where it need not be encoded first. `cookie`: to be set with it. */
  send(request: IncomingMessage, response: ServerResponse, cookie: string | null): true | Promise<true> {
    const headers: OutgoingHttpHeaders = cookie === null ? this.headers : { ...this.headers, "Set-Cookie": cookie };
    if (this.status === 200 && isNamed(request.headers["if-none-match"], this.etag)) {
      response.writeHead(304, headers).end();
      return true;
    }
    const encoding = this.body.length > worthEncoding ? accepted(request.headers["accept-encoding"]) : null;
    const end = (body: Buffer): true => {
      response.writeHead(this.status, encoding ? { ...headers, "Content-Length": body.length, "Content-Encoding": encoding } : { ...headers, "Content-Length": body.length });
      response.end(request.method === "HEAD" ? undefined : body);
      return true;
    };
    const body = encoding ? this.encode(encoding) : this.body;
    return body instanceof Promise ? body.then(end) : end(body);
  }

  /** The same page with another head, for somebody: from the tag of the body up to what is in the page. */
  headedBy(head: string): Buffer {
    return Buffer.concat([this.body.subarray(0, this.bounds.tag), Buffer.from(head), this.body.subarray(this.bounds.content)]);
  }

  private encode(encoding: Encoding): Buffer | Promise<Buffer> {
    const made = this.encoded.get(encoding);
    if (made) return made;
    const making = (encoding === "br" ? encoders.br(this.body, quality.br) : encoders.gzip(this.body, quality.gzip)).then((body) => {
      this.encoded.set(encoding, body);
      return body;
    });
    this.encoded.set(encoding, making);
    return making;
  }
}

/** The best encoding that a browser says it takes. */
function accepted(header: string | string[] | undefined): Encoding | null {
  const names = String(header ?? "").toLowerCase().split(",").map((part) => part.trim().replace(/\s/g, "")).filter((part) => !/;q=0(\.0*)?$/.test(part)).map((part) => part.split(";", 1)[0]);
  return names.includes("br") ? "br" : names.includes("gzip") ? "gzip" : null;
}

function isNamed(header: string | undefined, etag: string): boolean {
  return header !== undefined && (header.trim() === "*" || header.split(",").some((each) => each.trim() === etag || `W/${each.trim()}` === etag));
}
