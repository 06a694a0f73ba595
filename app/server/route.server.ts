import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Context } from "#app/domain/context.ts";
import { DomainError } from "#app/domain/errors.ts";
import { hasRole } from "#app/domain/roles.ts";
import { findHeldForm, holdForm } from "#app/domain/held-forms/hold-form.server.ts";
import { locales, type Locale } from "#db/values.ts";
import { isUnavailable } from "#db/errors.ts";
import type { SentFiles } from "#app/domain/attachments/rules.ts";
import { findBrowserToken, takeBrowserToken } from "./browser-token.server.ts";
import { describeError } from "./log.ts";
import type { Platform } from "./platform.ts";
import { readFormWithFiles, type FileLimits } from "./read-files.server.ts";
import type { RequestScope } from "./request-scope.ts";
import { describeShell } from "./shell.server.ts";

/** Who may come: anyone, a signed-in person, or one with the role (a higher role includes the lower). */
export const accessLevels = ["public", "participant", "moderator", "coordinator", "admin"] as const;
export type Access = (typeof accessLevels)[number];

type Declared<P, Q> = {
  access: Access;
  /** What is in the path beside the language. A path that does not fit is not found. */
  params?: z.ZodType<P>;
  /** What is in the query string. Fields must have fallbacks (`catch`): a mistyped filter shows the page without it. */
  query?: z.ZodType<Q>;
};

/**
 * `forEveryone`: whoever is not signed in sees the same page at this address, made of nothing but the address, the database and the hour.
 * It holds no key of a form. `signedInToo`: so does who is signed in, but for what stands around every page; the page is loaded as for a visitor.
 */
type DeclaredPage<P, Q> = Declared<P, Q> & { forEveryone?: true | "signedInToo" };

export type RouteArgs<P, Q> = { ctx: Context; params: P; query: Q; request: Request; scope: RequestScope; platform: Platform };

/** The fields of a posted form. A field that comes several times is a list. */
export type FormFields = Record<string, string | string[]>;

type Tagged<F> = F & { access: Access; files?: FileLimits; forEveryone?: boolean | "signedInToo" };

/** A loader. It fails closed: without a declared access there is none. `held` is what was typed here before a session ended. */
export function page<P = Record<never, never>, Q = Record<never, never>, T = unknown>(declared: DeclaredPage<P, Q>, load: (args: RouteArgs<P, Q> & { held: FormFields | null }) => Promise<T>): Tagged<(args: LoaderFunctionArgs) => Promise<T>> {
  const loader = async (args: LoaderFunctionArgs) => {
    const { scope } = args.context;
    return answering(scope, args.request, async () => {
      const routeArgs = await prepare(declared, args, scope);
      const { access } = declared;
      if (access !== "public" && routeArgs.ctx.actor.kind === "visitor") throw redirect(signInPath(routeArgs.ctx.locale, args.request));
      requireRole(routeArgs.ctx, access, args.request);
      const ctx: Context = declared.forEveryone === "signedInToo" ? { ...routeArgs.ctx, actor: { kind: "visitor" } } : routeArgs.ctx;
      return load({ ...routeArgs, ctx, held: await findHeld(ctx, args.request) });
    });
  };
  return Object.assign(loader, { access: declared.access, forEveryone: declared.forEveryone ?? false });
}

/**
 * An action: one posted form. Without a session what was typed is held, and comes back after signing in; files are not.
 * One that declares `files` may be sent as multipart/form-data with files in it, which only signed-in people's are looked at.
 */
export function form<P = Record<never, never>, Q = Record<never, never>, T = unknown>(declared: Declared<P, Q> & { files?: FileLimits }, act: (args: RouteArgs<P, Q> & { fields: FormFields; files: SentFiles }) => Promise<T>): Tagged<(args: ActionFunctionArgs) => Promise<T>> {
  const action = async (args: ActionFunctionArgs) => {
    const { scope } = args.context;
    const typed: Typed = { fields: {}, letGo: () => undefined };
    return answering(scope, args.request, async () => {
      const routeArgs = await prepare(declared, args, scope).catch(async (error: unknown) => {
        // Where nobody can say who is signed in, what was typed is given back all the same.
        if (isUnavailable(error)) await readFields(scope, args.request, typed, { limits: declared.files, isVisitor: true });
        throw error;
      });
      const { access } = declared;
      const { actor } = routeArgs.ctx;
      const isVisitor = actor.kind === "visitor";
      const { fields, files } = await readFields(scope, args.request, typed, { limits: declared.files, isVisitor });
      if (access !== "public" && (isVisitor || (actor.kind === "person" && actor.rolesHeldBack && access !== "participant"))) {
        const held = await holdForm(routeArgs.ctx, takeBrowserToken(args.request, scope), { path: new URL(args.request.url).pathname, fields });
        if (isVisitor) throw redirect(signInPath(routeArgs.ctx.locale, args.request, held), 303);
        requireRole(routeArgs.ctx, access, args.request, held);
      }
      requireRole(routeArgs.ctx, access, args.request);
      // Most acts end by throwing a redirect, and their mail should not wait either.
      return act({ ...routeArgs, fields, files }).finally(() => { scope.platform.wakeWorker(); });
    }, typed).finally(() => { typed.letGo(); });
  };
  return Object.assign(action, { access: declared.access, ...(declared.files && { files: declared.files }) });
}

/** Shows the form again with what is wrong in it, and all that was typed. */
export function formAgain<T extends object>(answer: T, status = 400) {
  return data(answer, { status });
}

async function prepare<P, Q>(declared: Declared<P, Q>, args: LoaderFunctionArgs, scope: RequestScope): Promise<RouteArgs<P, Q>> {
  const { lang, ...rest } = args.params;
  if (lang !== undefined && !locales.includes(lang as Locale)) throw new DomainError("not_found");
  const params = declared.params ? declared.params.safeParse(rest) : { success: true as const, data: {} as P };
  if (!params.success) throw new DomainError("not_found");
  if (Object.values(rest).some((value) => value?.includes("\0"))) throw new DomainError("not_found");
  const query = declared.query ? declared.query.parse(Object.fromEntries([...new URL(args.request.url).searchParams].filter(([, value]) => !value.includes("\0")))) : ({} as Q);
  const ctx = await scope.context((lang as Locale | undefined) ?? "da");
  return { ctx, params: params.data, query, request: args.request, scope, platform: scope.platform };
}

/**
 * Whether this person may come at all. A role on one plan opens the door: what may be done with which plan is asked by the
 * domain. Who has roles that this session does not carry is sent to set up the second factor that they ask for.
 */
function requireRole(ctx: Context, access: Access, request: Request, held?: string) {
  if (access === "public" || access === "participant") return;
  const { actor } = ctx;
  if (actor.kind === "person" && actor.rolesHeldBack) throw redirect(`/${ctx.locale}/account/second-factor?returnTo=${encodeURIComponent(pathWith(request, held))}`, 303);
  if (!hasRole(actor, access)) throw new DomainError("forbidden");
}

/** What was typed into a form of this page by someone who then had to sign in. */
async function findHeld(ctx: Context, request: Request): Promise<FormFields | null> {
  if (!request.url.includes("held=")) return null;
  const { pathname, searchParams } = new URL(request.url);
  const token = findBrowserToken(request);
  return token ? findHeldForm(ctx, token, searchParams.get("held") ?? "", pathname) : null;
}

function signInPath(locale: Locale, request: Request, held?: string) {
  return `/${locale}/sign-in?returnTo=${encodeURIComponent(pathWith(request, held))}`;
}

/** The address that was asked for, with what was typed there. */
function pathWith(request: Request, held?: string): string {
  const { pathname, searchParams } = new URL(request.url);
  if (held) searchParams.set("held", held);
  return searchParams.size > 0 ? `${pathname}?${searchParams.toString()}` : pathname;
}

/** No text that a form asks for comes near it, in UTF-16 units; longer ones cost more to look at than they are worth. */
const longestField = 70_000;
/** The most inputs that a form of ours could send. */
const mostFields = 500;

/** What was typed into the form, once it is read, and what lets go of the files that came with it. */
type Typed = { fields: FormFields; letGo: () => void };

async function readFields(scope: RequestScope, request: Request, typed: Typed, { limits, isVisitor }: { limits: FileLimits | undefined; isVisitor: boolean }): Promise<{ fields: FormFields; files: SentFiles }> {
  let entries: Iterable<[string, FormDataEntryValue]>;
  let files: SentFiles = { taken: [], refused: [] };
  try {
    if (limits && /^multipart\//i.test(request.headers.get("content-type") ?? "")) {
      const sent = await readFormWithFiles(request, limits, isVisitor ? "not_signed_in" : null);
      if (!sent) throw new TypeError("no form");
      ({ texts: entries, files, letGo: typed.letGo } = sent);
    } else entries = await request.formData();
  } catch {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown response as the page's error
    throw data({ kind: "bad_request", shell: await describeShell(scope, new URL(request.url)) }, { status: 400 });
  }
  const fields: FormFields = {};
  let count = 0;
  for (const [name, value] of entries) {
    count += 1;
    if (typeof value !== "string" || name.includes("\0")) continue;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
    if (count > mostFields || value.length > longestField) throw data({ kind: "bad_request", shell: await describeShell(scope, new URL(request.url)) }, { status: 413 });
    // PostgreSQL keeps no text with a NUL in it.
    const clean = value.replaceAll("\0", "");
    const before = fields[name];
    if (before === undefined) fields[name] = clean;
    else if (Array.isArray(before)) before.push(clean);
    else fields[name] = [before, clean];
  }
  typed.fields = fields;
  return { fields, files };
}

const statusOf = { not_found: 404, forbidden: 403, conflict: 409, too_many: 429 } as const;

/** The one map from refusals of the domain to answers of HTTP. */
async function answering<T>(scope: RequestScope, request: Request, body: () => Promise<T>, typed: Pick<Typed, "fields"> = { fields: {} }): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error instanceof Error && (request.method === "POST" || isUnavailable(error)) ? await failed(scope, request, error, typed.fields) : error;
    if (error.retryAfter !== undefined) scope.headers["Retry-After"] = String(error.retryAfter);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown response as the page's error
    throw data({ kind: error.reason ?? error.kind, retryAfter: error.retryAfter, typed: writtenTexts(typed.fields), shell: await describeShell(scope, new URL(request.url)) }, { status: statusOf[error.kind] });
  }
}

/** In seconds. A server takes the place of another within so many. */
const backSoon = 10;

/**
 * The page for what we failed at, which says so where the database is away: what was typed is given back, and who is signed in stays so
 * to the eye.
 */
async function failed(scope: RequestScope, request: Request, error: Error, fields: FormFields) {
  // One outage is one line, however many loaders meet it.
  if (!(scope.isUnavailable && isUnavailable(error))) scope.platform.log.error(request.method === "POST" ? "form failed" : "page failed", { path: new URL(request.url).pathname, ...describeError(error) });
  scope.isUnavailable = isUnavailable(error);
  // Where the database fails, nobody knows who is signed in.
  const shell = await describeShell(scope, new URL(request.url)).catch(() => undefined);
  if (!scope.isUnavailable) return data({ kind: "unexpected", typed: writtenTexts(fields), shell }, { status: 500 });
  scope.headers["Retry-After"] = String(backSoon);
  return data({ kind: "unavailable", typed: writtenTexts(fields), shell }, { status: 503 });
}

/** Fields that forms send without anybody having typed them. */
const hidden = ["mark", "draft", "page", "version", "seen", "stamp", "parent", "comment", "coAuthor", "removeFile", "returnTo", "voice", "speaksFor", "intent", "of", "unmark", "id", "handler", "assessors", "act", "request", "criterion"];

/** Names of fields that hold words however short they are; what is chosen from a list is not given back. */
const ofWords = /body|title|text|note|reason|name|answer|summary|place|description|email|url|minutes|agenda|question|rules|override|^(part|field|initiative|milestone)\./i;
const isKey = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** What a person wrote, to be given back on the page that says why it was not taken. */
function writtenTexts(fields: FormFields): Record<string, string> {
  const isWritten = (name: string, text: string) => text.trim() !== "" && !isKey.test(text) && !/password|token|key/i.test(name) && !hidden.includes(name) && (text.trim().length > 20 || ofWords.test(name));
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === "string" && isWritten(entry[0], entry[1])));
}
