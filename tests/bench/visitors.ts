import { asc, eq } from "drizzle-orm";
import type autocannon from "autocannon";
import { createSessions } from "#app/server/session.server.ts";
import { openStore } from "#db/connection.ts";
import { planSlug, themeSlugs } from "./data/people.ts";
import { seededRandom } from "./data/random.ts";
import { createWriter } from "./data/texts.ts";
import type { BenchPage } from "./pages.ts";
import type { FormLoad, Load } from "./measure.ts";

/** The Cookie headers of signed-in people, made by the seam that makes them in the product. */
export type Cookies = { moderator: string; coordinator: string; participants: string[] };

export async function signInPeople(file: string, count: number): Promise<Cookies> {
  const store = openStore(file);
  const { users, roleGrants } = store.tables;
  const sessions = createSessions(store, { secure: false });
  const cookieOf = async (userId: string) => `${(await sessions.start(userId, null, { secondFactor: true })).split(";")[0]!}; samplan_language=da`;
  const people = await store.read.select({ id: users.id, role: roleGrants.role }).from(users).leftJoin(roleGrants, eq(roleGrants.userId, users.id)).orderBy(asc(users.id));
  const ofRole = (role: "moderator" | "coordinator") => cookieOf(people.find((person) => person.role === role)!.id);
  const [moderator, coordinator] = [await ofRole("moderator"), await ofRole("coordinator")];
  const participants: string[] = [];
  for (const person of people.filter((each) => each.role === null).slice(0, count)) participants.push(await cookieOf(person.id));
  await store.close();
  return { moderator, coordinator, participants };
}

/** How the page is asked for by whom it is for. */
export function loadOf(page: BenchPage, cookies: Cookies): Load {
  const cookie = page.as === "visitor" ? undefined : page.as === "participant" ? cookies.participants[0] : cookies[page.as];
  return { paths: [page.path], headers: { ...page.headers, ...(cookie && { cookie }) } };
}

/** A proposal written and sent through the two forms, as without script: the form, and the button of the review. `wrong` counts answers that lead elsewhere. */
export function submissionLoad(url: string, cookies: Cookies): FormLoad & { wrong: () => number } {
  const path = `/da/plans/${planSlug}/proposals/new`;
  const random = seededRandom(2);
  const writer = createWriter(random);
  let wrong = 0;
  const headersOf = (cookie: string) => ({ cookie, origin: url, "content-type": "application/x-www-form-urlencoded" });
  const body = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  const text = (words: number) => writer.text("da", words);
  const draftIn = (location: unknown) => /\/review\?draft=([\w-]+)$/.exec(String(location))?.[1];
  return {
    path, wrong: () => wrong,
    steps(connection) {
      const cookie = `${cookies.participants[connection % cookies.participants.length]!}; samplan_browser=${"draft-of-connection-".padEnd(24, "0")}${connection}`;
      let draft = "";
      const write: autocannon.Request = {
        method: "POST", path, headers: headersOf(cookie),
        setupRequest: (request) => ({ ...request, body: body({ intent: "review", theme: random.pick(themeSlugs), title: writer.title("da"), problem: text(45), change: text(55), effect: text(25) }) }),
        onResponse: (_status, _body, _context, headers) => { draft = draftIn((headers as Record<string, unknown>)["location"] ?? (headers as Record<string, unknown>)["Location"]) ?? ""; if (!draft) wrong += 1; },
      };
      const send: autocannon.Request = {
        method: "POST", path: `${path}/review`, headers: headersOf(cookie),
        setupRequest: (request) => ({ ...request, path: `${path}/review?draft=${draft}`, body: body({ draft, display: "name" }) }),
        onResponse: (_status, _body, _context, headers) => { if (!/\/receipt$/.test(String((headers as Record<string, unknown>)["location"] ?? (headers as Record<string, unknown>)["Location"]))) wrong += 1; },
      };
      return [write, send];
    },
  };
}
