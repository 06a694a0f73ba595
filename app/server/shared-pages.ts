import type { ServerBuild } from "@remix-run/node";
import type { IncomingMessage, ServerResponse } from "node:http";
import { languageCookie } from "#app/i18n/choose-language.ts";
import type { Source } from "#db/store.ts";
import type { Locale } from "#db/values.ts";
import { createFinder } from "./find-route.ts";
import { sourceFor } from "./own-writes.ts";
import { createLog } from "./log.ts";
import { PageCache } from "./page-cache.ts";
import type { Platform } from "./platform.ts";
import { RequestScope } from "./request-scope.ts";
import { sendBody } from "./send-page.ts";
import { SharedPage } from "./shared-page.ts";
import { describeShell, type Shell } from "./shell.server.ts";

/** A page as it was rendered: its answer and what its scope adds to that. */
export type Rendered = { page: Response; scope: RequestScope };

/** The pages that are the same for everyone: whole for whoever is not signed in, and what is in them for people. */
export type SharedPages = {
  /** Whether it is a request for such a page. */
  takes: (request: IncomingMessage) => boolean;
  /** Answers it: at once where that can be done. False where the page turned out to be one that is not given away, and nothing is answered. */
  answer: (request: IncomingMessage, response: ServerResponse, render: (scope: RequestScope) => Promise<Rendered>) => true | Promise<boolean>;
};

/** What the built pages say what stands above a page with. */
type EntryModule = { renderHead: (shell: Shell, locale: Locale) => string };

const megabyte = 1024 * 1024;
/** A cookie of ours, all of which begin so, that is not the language's: it tells who somebody is, or which browser it is. */
const ofSomebody = new RegExp(`(?:^|;)\\s*(?:__Host-)?samplan(?!_language=)[\\w-]*=`);
const nobody = { cookieHeader: null, address: "", network: "" };

/** Of a build, those that are declared `forEveryone`. `headers`: what every answer is sent with. */
export function createSharedPages(platform: Platform, build: ServerBuild, headers: Record<string, string>): SharedPages {
  const { env, store, clock, sessions } = platform;
  const find = createFinder(build.routes);
  const forEveryone = new Map(Object.entries(build.routes).map(([id, route]) => [id, (route?.module.loader as { forEveryone?: boolean | "signedInToo" } | undefined)?.forEveryone ?? false]));
  const cache = new PageCache<SharedPage>({ clock: () => clock().getTime(), mostBytes: env.PAGE_CACHE_MB * megabyte });
  const languages = { da: languageIn(platform, "da"), en: languageIn(platform, "en") };
  // What fails is made again for the request itself, and logged then.
  const quietly = Object.create(platform, { log: { value: createLog("silent") } }) as Platform;
  const { renderHead } = build.entry.module as unknown as EntryModule;
  return {
    takes({ method, url = "", headers: { cookie = "", range } }) {
      // What has no language is no page, though its address looks like that of one.
      if (!/^\/(?:da|en)(?:[/?]|$)/.test(url) || (method !== "GET" && method !== "HEAD") || range !== undefined) return false;
      const mark = url.indexOf("?");
      const [pathname, query] = mark < 0 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
      // A form that was held comes back by the address, for the browser that sent it; and what asks for Remix's data is no page.
      if (query !== "" && /(?:^|[&?])(?:held|confirmed|_data)=/.test(query)) return false;
      const id = find(pathname);
      const shared = id !== null && forEveryone.get(id);
      return shared === "signedInToo" ? cookie === "" || !ofSomebody.test(cookie) || sessions.isNamedIn(cookie) : shared === true && (cookie === "" || !ofSomebody.test(cookie));
    },
    answer(request, response, render) {
      const { url = "", headers: { cookie = "" } } = request;
      const asked = { request, response, locale: localeOf(url) };
      const language = languages[asked.locale];
      const setLanguage = cookie.includes(language.pair) ? null : language.cookie;
      const source = sourceFor(store, request);
      const isPerson = cookie !== "" && sessions.isNamedIn(cookie);
      const send = (page: SharedPage) => (isPerson ? answerPerson(page, new RequestScope(platform, { ...nobody, cookieHeader: cookie, source }), { ...asked, setLanguage }) : page.send(request, response, setLanguage));
      const numbered = momentOf(source);
      // What is kept is sent without waiting for another turn, which would be most of what it costs.
      const kept = typeof numbered === "number" ? cache.peek(url, source, numbered) : null;
      if (kept) return send(kept);
      const renderShared = async () => asShared(await render(new RequestScope(quietly, { ...nobody, source })), headers, language.pair);
      return Promise.resolve(numbered).then((moment) => cache.find(url, { source, moment }, renderShared)).then((page) => page !== null && send(page));
    },
  };

  /** With what stands above the page for who is signed in. Whose session has ended, and what is not there, is answered by itself. */
  async function answerPerson(page: SharedPage, scope: RequestScope, { request, response, locale, setLanguage }: { request: IncomingMessage; response: ServerResponse; locale: Locale; setLanguage: string | null }): Promise<boolean> {
    const shell = await describeShell(scope, new URL(`${env.PUBLIC_URL}${request.url}`));
    if (!shell.person || page.status !== 200) return false;
    if (setLanguage !== null) scope.cookies.push(setLanguage);
    for (const [name, value] of Object.entries({ ...headers, "Content-Type": "text/html; charset=utf-8" })) response.setHeader(name, value);
    await sendBody(page.status, page.headedBy(renderHead(shell, locale)), scope, request, response);
    return true;
  }
}

/** What the source says, as a promise where it has no number at once: also of a failure. */
function momentOf(source: Source): number | Promise<number> {
  try {
    return source.moment();
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
}

function localeOf(url: string): Locale {
  return url.startsWith("/en") ? "en" : "da";
}

/** The cookie that remembers the language read in: whether a browser has it is seen to for each, as the page is the same. */
function languageIn(platform: Platform, locale: Locale): { pair: string; cookie: string } {
  const scope = new RequestScope(platform, nobody);
  scope.setCookie(languageCookie, locale, 365 * 24 * 3600);
  return { pair: `${languageCookie}=${locale}`, cookie: scope.cookies[0]! };
}

/** Null for what is not a whole page, and for one that would leave something with whoever asked. */
function asShared({ page, scope }: Rendered, headers: Record<string, string>, language: string): SharedPage | null {
  const cookies = [...scope.cookies, ...page.headers.getSetCookie()].filter((cookie) => !cookie.startsWith(language));
  if (scope.html === null || cookies.length > 0 || (page.status !== 200 && page.status !== 404) || page.headers.has("Cache-Control")) return null;
  return new SharedPage(page.status, { ...headers, ...Object.fromEntries(page.headers), ...scope.headers }, Buffer.from(scope.html));
}
