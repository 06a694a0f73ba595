import http from "node:http";

/** Somebody without a session, or with one. */
export type Who = "visitor" | "person";

/** What came of a request: a status, or `lost` where the connection broke or nothing came. */
export type Outcome = { who: Who; kind: "read" | "write"; begun: number; ended: number; status: number | "lost"; path: string };

export type Answer = { status: number | "lost"; location: string; text: string };

const patience = 20_000;

/** A browser without scripts, which keeps cookies; each request has a connection of its own, and what came of it is noted. */
export class Browser {
  private readonly url: string;
  private readonly who: Who;
  private readonly note: (outcome: Outcome) => void;
  private readonly jar = new Map<string, string>();

  constructor(url: string, who: Who, note: (outcome: Outcome) => void) {
    this.url = url;
    this.who = who;
    this.note = note;
  }

  get(path: string): Promise<Answer> {
    return this.ask("GET", path, undefined);
  }

  post(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.ask("POST", path, new URLSearchParams(fields).toString());
  }

  private async ask(method: "GET" | "POST", path: string, body: string | undefined): Promise<Answer> {
    const begun = Date.now();
    const answer = await this.send(method, path, body);
    this.note({ who: this.who, kind: method === "GET" ? "read" : "write", begun, ended: Date.now(), status: answer.status, path });
    return answer;
  }

  private send(method: string, path: string, body: string | undefined): Promise<Answer> {
    const { hostname, port } = new URL(this.url);
    const headers: Record<string, string> = { ...(this.jar.size > 0 && { cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ") }) };
    if (body !== undefined) Object.assign(headers, { origin: this.url, "content-type": "application/x-www-form-urlencoded", "content-length": String(Buffer.byteLength(body)) });
    return new Promise((resolve) => {
      const lost = () => { resolve({ status: "lost", location: "", text: "" }); };
      const request = http.request({ hostname, port, path, method, headers, agent: false, timeout: patience }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", lost);
        response.on("end", () => {
          for (const cookie of response.headers["set-cookie"] ?? []) this.keep(cookie);
          resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? "", text: Buffer.concat(chunks).toString("utf8") });
        });
      });
      request.on("timeout", () => request.destroy()).on("error", lost).on("close", lost);
      request.end(body);
    });
  }

  private keep(cookie: string) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
    if (value === "" || /max-age=0\b/i.test(cookie)) this.jar.delete(name!);
    else this.jar.set(name!, value!);
  }
}
