import { randomUUID } from "node:crypto";
import type { Context } from "#app/domain/context.ts";
import type { Locale } from "#db/values.ts";
import type { Source, Write } from "#db/store.ts";
import type { Platform } from "./platform.ts";
import type { FoundSession } from "./session.server.ts";
import { storageOf } from "./storage.ts";

/** What belongs to one request: its session is looked up once, however many loaders ask. */
export class RequestScope {
  readonly platform: Platform;
  readonly address: string;
  readonly network: string;
  readonly requestId = randomUUID();
  readonly now: Date;
  /** Set-Cookie headers to send with whatever is answered. */
  readonly cookies: string[] = [];
  /** Other headers to send with it: Remix drops those of what a loader throws. */
  readonly headers: Record<string, string> = {};
  /** The page, once it is rendered; null when something else is answered. */
  html: string | null = null;
  /** Where its pages are read from. */
  readonly source: Source;
  /** Whether it has written anything, or tried to. */
  hasWritten = false;
  /** Whether it is known that the database is away: each loader of a page finds that out. */
  isUnavailable = false;
  private readonly cookieHeader: string | null;
  private session: Promise<FoundSession> | undefined;

  constructor(platform: Platform, request: { cookieHeader: string | null; address: string; network: string; source?: Source }) {
    this.platform = platform;
    this.cookieHeader = request.cookieHeader;
    this.address = request.address;
    this.network = request.network;
    this.source = request.source ?? platform.store.source();
    this.now = platform.clock();
  }

  findSession(): Promise<FoundSession> {
    this.session ??= this.platform.sessions.find(this.cookieHeader).then((found) => {
      if (found.setCookie) this.cookies.push(found.setCookie);
      return found;
    });
    return this.session;
  }

  /** Sets a cookie that scripts cannot read, for the whole site; an age of 0 removes it. */
  setCookie(name: string, value: string, maxAgeSeconds: number): void {
    const secure = this.platform.env.PUBLIC_URL.startsWith("https:") ? "; Secure" : "";
    this.cookies.push(`${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`);
  }

  async context(locale: Locale): Promise<Context> {
    const { store, env, seal } = this.platform;
    const { person } = await this.findSession();
    const write: Write = (body) => {
      this.hasWritten = true;
      return store.write(body);
    };
    return {
      actor: person ?? { kind: "visitor" }, locale, now: this.now, read: this.source.read, write, tables: store.tables, search: store.search,
      requestId: this.requestId, address: this.address, network: this.network, browser: "", seal, storage: storageOf(env), rateLimitFactor: env.RATE_LIMIT_FACTOR,
    };
  }
}

declare module "@remix-run/node" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Remix wants an interface here
  interface AppLoadContext {
    scope: RequestScope;
  }
}
