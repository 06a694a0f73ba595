import type { ServerBuild } from "@remix-run/node";
import type { IncomingMessage, ServerResponse } from "node:http";
import { languageCookie } from "#app/i18n/choose-language.ts";
import type { Locale } from "#db/values.ts";
import { createFinder } from "./find-route.ts";
import { PageCache } from "./page-cache.ts";
import type { Platform } from "./platform.ts";
import { RequestScope } from "./request-scope.ts";
import { SharedPage } from "./shared-page.ts";

/** A page as it was rendered: its answer and what its scope adds to that. */
export type Rendered = { page: Response; scope: RequestScope };

/** The pages that are the same for everyone, for whoever is not signed in and has begun nothing in this browser. */
export type SharedPages = {
  /** Whether it is a request for such a page. */
  takes: (request: IncomingMessage) => boolean;
  /** Answers it. False where the page turned out to be one that is not given away, and nothing is answered. */
  answer: (request: IncomingMessage, response: ServerResponse, render: (scope: RequestScope) => Promise<Rendered>) => Promise<boolean>;
};

const megabyte = 1024 * 1024;
/** A cookie of ours, all of which begin so, that is not the language's: it tells who somebody is, or which browser it is. */
const ofSomebody = new RegExp(`(?:^|;)\\s*(?:__Host-)?samplan(?!_language=)[\\w-]*=`);

/** Of a build, those that are declared `forEveryone`. `headers`: what every answer is sent with. */
export function createSharedPages(platform: Platform, build: ServerBuild, headers: Record<string, string>): SharedPages {
  const { env, store, clock } = platform;
  const find = createFinder(build.routes);
  const forEveryone = new Set(Object.entries(build.routes).filter(([, route]) => (route?.module.loader as { forEveryone?: boolean } | undefined)?.forEveryone).map(([id]) => id));
  const cache = new PageCache<SharedPage>({ clock: () => clock().getTime(), mostBytes: env.PAGE_CACHE_MB * megabyte });
  const languages = { da: languageIn(platform, "da"), en: languageIn(platform, "en") };
  return {
    takes({ method, url = "", headers: { cookie = "", range } }) {
      // What has no language is no page, though its address looks like that of one.
      if (!/^\/(?:da|en)(?:[/?]|$)/.test(url) || (method !== "GET" && method !== "HEAD") || range !== undefined || (cookie !== "" && ofSomebody.test(cookie))) return false;
      const [pathname = "", query = ""] = url.split("?", 2);
      // A form that was held comes back by the address, for the browser that sent it; and what asks for Remix's data is no page.
      if (query !== "" && /(?:^|&)(?:held|_data)=/.test(query)) return false;
      const id = find(pathname);
      return id !== null && forEveryone.has(id);
    },
    async answer(request, response, render) {
      const source = store.source();
      const language = languages[request.url!.startsWith("/en") ? "en" : "da"];
      const page = await cache.find(request.url!, source, async () => asShared(await render(new RequestScope(platform, { cookieHeader: null, address: "", network: "", source })), headers, language.pair));
      if (!page) return false;
      await page.send(request, response, (request.headers.cookie ?? "").includes(language.pair) ? null : language.cookie);
      return true;
    },
  };
}

/** The cookie that remembers the language read in: whether a browser has it is seen to for each, as the page is the same. */
function languageIn(platform: Platform, locale: Locale): { pair: string; cookie: string } {
  const scope = new RequestScope(platform, { cookieHeader: null, address: "", network: "" });
  scope.setCookie(languageCookie, locale, 365 * 24 * 3600);
  return { pair: `${languageCookie}=${locale}`, cookie: scope.cookies[0]! };
}

/** Null for what is not a whole page, and for one that would leave something with whoever asked. */
function asShared({ page, scope }: Rendered, headers: Record<string, string>, language: string): SharedPage | null {
  const cookies = [...scope.cookies, ...page.headers.getSetCookie()].filter((cookie) => !cookie.startsWith(language));
  if (scope.html === null || cookies.length > 0 || (page.status !== 200 && page.status !== 404) || page.headers.has("Cache-Control")) return null;
  return new SharedPage(page.status, { ...headers, ...Object.fromEntries(page.headers), ...scope.headers }, Buffer.from(scope.html));
}
