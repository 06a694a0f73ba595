import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll } from "vitest";
import { demoPassword } from "#app/domain/seed/demo-password.ts";
import { startServer, type ServerOptions, type TestServer } from "#tests/support/server.ts";

export type Answer = { status: number; headers: IncomingHttpHeaders; cookies: string[]; text: string; location: string | undefined };

/** The fields of a form; a list is a field that comes several times. */
export type Fields = Record<string, string | readonly string[]>;

export type Send = { method?: string; headers?: Record<string, string | string[]>; body?: string | Buffer };

/** One request, with the path sent as it is written: nothing is tidied up on the way as `fetch` would. */
export function send(url: string, path: string, { method = "GET", headers = {}, body }: Send = {}): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers: { ...headers, ...(body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) }) }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const whole = Buffer.concat(chunks);
        const text = (response.headers["content-encoding"] === "gzip" ? gunzipSync(whole) : whole).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, cookies: response.headers["set-cookie"] ?? [], text, location: response.headers.location });
      });
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

export function encodeForm(fields: Fields): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const each of typeof value === "string" ? [value] : value) form.append(name, each);
  return form.toString();
}

/** A browser without scripts: it keeps cookies and sends forms as a page of the site would. */
export class Client {
  readonly url: string;
  private readonly origin: string;
  private readonly jar = new Map<string, string>();

  constructor(url: string, origin = url) {
    this.url = url;
    this.origin = origin;
  }

  get cookieHeader(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  forgetCookies(): void {
    this.jar.clear();
  }

  /** Does what a Set-Cookie header says. */
  takeCookie(setCookie: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(setCookie)!;
    if (/max-age=0\b/i.test(setCookie) || value === "") this.jar.delete(name!);
    else this.jar.set(name!, value!);
  }

  get(path: string, options: Send = {}): Promise<Answer> {
    return this.send(path, options);
  }

  post(path: string, fields: Fields | string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
    const body = typeof fields === "string" || Buffer.isBuffer(fields) ? fields : encodeForm(fields);
    return this.send(path, { method: "POST", body, headers: { Origin: this.origin, "Content-Type": "application/x-www-form-urlencoded", ...headers } });
  }

  private async send(path: string, options: Send): Promise<Answer> {
    const answer = await send(this.url, path, { ...options, headers: { ...(this.jar.size > 0 ? { Cookie: this.cookieHeader } : {}), ...options.headers } });
    for (const cookie of answer.cookies) this.takeCookie(cookie);
    return answer;
  }

  async signIn(email: string, password: string = demoPassword): Promise<this> {
    const answer = await this.post("/da/sign-in", { email, password });
    if (answer.status !== 303) throw new Error(`Signing in as ${email} answered ${answer.status}`);
    return this;
  }
}

/** A platform of its own for the tests of a file. Call it at the top of the file. */
export function usePlatform(options: ServerOptions = {}): { server: TestServer; client: () => Client } {
  const platform = { client: () => new Client(platform.server.url, options.publicUrl ? new URL(options.publicUrl).origin : undefined) } as { server: TestServer; client: () => Client };
  beforeAll(async () => { platform.server = await startServer(options); });
  afterAll(() => platform.server?.stop());
  return platform;
}

/** Signs in once for all tests of the file. */
export function useSignedIn(platform: { client: () => Client }, email: string): () => Client {
  let client: Client;
  beforeAll(async () => { client = await platform.client().signIn(email); });
  return () => client;
}
