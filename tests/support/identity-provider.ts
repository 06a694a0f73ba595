import { createPrivateKey, generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import Provider, { type Configuration } from "oidc-provider";

/** What a middleware of the provider is given. */
type ProviderContext = Parameters<Parameters<Provider["use"]>[0]>[0];

/** Somebody with an account at the provider: what it says of them. `acr` is how sure it is. */
export type PersonThere = { sub: string; name?: string; email?: string; acr?: string; identity_type?: string; cvr?: string };

/** How the provider behaves badly. `at` are the paths concerned (all when there is none). */
export type Mischief = {
  /** Milliseconds before it answers. */
  delay?: number;
  at?: RegExp;
  /** The status that it answers with, and nothing else. */
  status?: number;
  /** Changes what the ID token says; it is signed anew. */
  claims?: (claims: Record<string, unknown>) => Record<string, unknown>;
  /** Signs the ID token with a key that nobody knows. */
  foreignKey?: boolean;
};

/** A real OpenID Connect provider (oidc-provider) on this machine, under another name than the platform, so that browsers take it for another site. */
export type TestProvider = {
  issuer: string;
  people: Map<string, PersonThere>;
  mischief: Mischief;
  /** The setting IDENTITY_PROVIDERS with this provider in it. */
  settings: (changes?: Record<string, unknown>) => string;
  /** Signs in there as a person (or turns back) as a browser would, and answers the address that the provider then leads to. */
  visit: (url: string, who: string | null) => Promise<string>;
  /** Stops answering, as if it were not there. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
};

const clientId = "samplan";
const clientSecret = "a secret of the tests that is long enough";

export async function startIdentityProvider(): Promise<TestProvider> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: "jwk" }), kid: "test", alg: "RS256", use: "sig" };
  const people = new Map<string, PersonThere>();
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  let listening = await listen((request, response) => { handle(request, response); }, 0);
  const port = (listening.server.address() as AddressInfo).port;
  const issuer = `http://localhost:${port}`;
  const test: TestProvider = {
    issuer, people, mischief: {},
    settings: (changes = {}) => JSON.stringify([{ id: "mitid", name: { da: "MitID", en: "MitID" }, issuer, clientId, clientSecret, acrValues: "https://data.gov.dk/concept/core/nsis/Substantial", claims: { kind: { claim: "identity_type", professional: ["professional"] }, cvr: "cvr" }, ...changes }]),
    visit: (url, who) => visit(issuer, url, who),
    stop: () => listening.stop(),
    start: async () => { listening = await listen((request, response) => { handle(request, response); }, port); },
  };
  const callback = createProvider(issuer, people, jwk, () => test.mischief).callback() as (request: IncomingMessage, response: ServerResponse) => void;
  handle = (request, response) => {
    const { at, delay, status } = test.mischief;
    const isMeant = !at || at.test(request.url ?? "");
    void (async () => {
      if (isMeant && delay) await wait(delay);
      if (isMeant && status) response.writeHead(status).end();
      else callback(request, response);
    })();
  };
  return test;
}

async function listen(handler: (request: IncomingMessage, response: ServerResponse) => void, port: number): Promise<{ server: Server; stop: () => Promise<void> }> {
  const server = createServer(handler);
  const open = new Set<Socket>();
  server.on("connection", (socket) => { open.add(socket); socket.once("close", () => open.delete(socket)); });
  // localhost is one or the other, as the system has it.
  server.listen(port, "localhost");
  await once(server, "listening");
  return {
    server,
    async stop() {
      if (!server.listening) return;
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, "close");
    },
  };
}

function createProvider(issuer: string, people: Map<string, PersonThere>, jwk: JsonWebKey, mischief: () => Mischief): Provider {
  const configuration: Configuration = {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: ["http://127.0.0.1/sign-in/callback/mitid"], response_types: ["code"], grant_types: ["authorization_code"] }],
    jwks: { keys: [jwk] },
    cookies: { keys: ["a key for the cookies of the tests"] },
    pkce: { required: () => true },
    claims: { openid: ["sub", "identity_type", "cvr"], profile: ["name"], email: ["email"] },
    acrValues: ["low", "https://data.gov.dk/concept/core/nsis/Substantial", "http://eidas.europa.eu/LoA/high"],
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...people.get(id), sub: id }) }),
    // Nobody is asked for consent.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session!.accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, configuration);
  // The platform's port is not known yet.
  (provider.Client as unknown as { prototype: { redirectUriAllowed: (uri: string) => boolean } }).prototype.redirectUriAllowed = (uri) => /^http:\/\/127\.0\.0\.1:\d+\/sign-in\/callback\/[a-z]+$/.test(uri);
  provider.use(async (ctx, next) => {
    if (ctx.path.startsWith("/interaction/")) return interact(provider, people, ctx);
    if (ctx.path === "/favicon.ico") return void (ctx.status = 204);
    await next();
    if (ctx.path === "/token") resign(ctx, createPrivateKey({ key: jwk, format: "jwk" }), mischief());
  });
  return provider;
}

/** The page on which one says who one is: a button for each person, and one to turn back. */
async function interact(provider: Provider, people: Map<string, PersonThere>, ctx: ProviderContext) {
  if (ctx.method === "GET") {
    ctx.type = "html";
    ctx.body = `<!doctype html><html lang="en"><title>Who are you?</title><h1>Who are you?</h1><form method="post">${[...people.values()].map(({ sub, name }) => `<button name="who" value="${sub}">${name ?? sub}</button>`).join("")}<button name="who" value="">Cancel</button></form>`;
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of ctx.req) chunks.push(chunk as Buffer);
  const who = new URLSearchParams(Buffer.concat(chunks).toString()).get("who") ?? "";
  const acr = people.get(who)?.acr;
  await provider.interactionFinished(ctx.req, ctx.res, who === "" ? { error: "access_denied", error_description: "the person turned back" } : { login: { accountId: who, remember: false, ...(acr && { acr }) } });
  ctx.respond = false;
}

/** Makes the ID token of the answer anew when mischief asks for it. */
function resign(ctx: ProviderContext, key: KeyObject, { claims, foreignKey }: Mischief) {
  const body = ctx.body as { id_token?: string } | undefined;
  if (!body?.id_token || (!claims && !foreignKey)) return;
  const [header, payload] = body.id_token.split(".").slice(0, 2).map((part) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>) as [Record<string, unknown>, Record<string, unknown>];
  const text = [header, claims ? claims(payload) : payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const by = foreignKey ? generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey : key;
  ctx.body = { ...body, id_token: `${text}.${sign("sha256", Buffer.from(text), by).toString("base64url")}` };
}

async function visit(issuer: string, url: string, who: string | null): Promise<string> {
  const jar = new Map<string, string>();
  const ask = async (address: string, body?: string) => {
    const answer = await fetch(address, { redirect: "manual", method: body === undefined ? "GET" : "POST", body, headers: { Cookie: [...jar].map((each) => each.join("=")).join("; "), ...(body !== undefined && { "Content-Type": "application/x-www-form-urlencoded" }) } });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      jar.set(name!, value!);
    }
    const location = answer.headers.get("location");
    return location === null ? null : new URL(location, address).href;
  };
  let at = url;
  for (let steps = 0; steps < 8 && at.startsWith(issuer); steps += 1) {
    const next = await ask(at, at.includes("/interaction/") ? new URLSearchParams({ who: who ?? "" }).toString() : undefined);
    if (next === null) throw new Error(`The provider stopped at ${at}`);
    at = next;
  }
  return at;
}
