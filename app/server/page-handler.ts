import { createRequestHandler, type AppLoadContext, type EntryContext, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { createStaticHandler, getStaticContextFromError, type AgnosticDataRouteObject, type StaticHandlerContext } from "@remix-run/router";
import { createFinder, lineOf } from "./find-route.ts";

type ServerRoute = NonNullable<ServerBuild["routes"][string]>;

/**
 * A handler of requests for the pages of a build. Each page has a handler of its own, which is made when it is first asked
 * for; what is no page, or not plainly one of ours, goes to Remix's handler (docs/decisions/0014).
 */
export function createPagesHandler(build: ServerBuild, mode: string): RequestHandler {
  const remix = createRequestHandler(build, mode);
  const find = createFinder(build.routes);
  const handlers = new Map<string, RequestHandler>();
  return (request, context) => {
    const id = find(new URL(request.url).pathname);
    if (id === null || !build.routes[id]?.module.default) return remix(request, context);
    let handler = handlers.get(id);
    if (!handler) handlers.set(id, (handler = createPageHandler(build, lineOf(build.routes, id))));
    return handler(request, context);
  };
}

/**
 * What Remix does for documents (loaders, actions and error boundaries, by its own router), less what it makes for the
 * script of a page that is not hydrated. `line` names the page's route after its parents, the outermost first. Headers go
 * by the request's scope.
 */
function createPageHandler(build: ServerBuild, line: readonly string[]): RequestHandler {
  const routes = line.map((id) => build.routes[id]!);
  const { future } = build;
  const pages = createStaticHandler([nested(routes)], { future: { v7_relativeSplatPath: future.v3_relativeSplatPath, v7_throwAbortReason: future.v3_throwAbortReason } });
  const entry = {
    manifest: { ...build.assets, routes: Object.fromEntries(line.map((id) => [id, build.assets.routes[id]!])) },
    routeModules: Object.fromEntries(routes.map((route) => [route.id, route.module])) as EntryContext["routeModules"],
    // With it RemixServer would send the data after the page.
    future: { ...future, v3_singleFetch: false },
    isSpaMode: false,
    serializeError: () => ({ message: "" }),
  };
  const render = (request: Request, context: StaticHandlerContext, loadContext: AppLoadContext) =>
    build.entry.module.default(request, context.statusCode, new Headers(), { ...entry, staticHandlerContext: context }, loadContext);
  return async (request, loadContext = {} as AppLoadContext) => {
    const report = (error: unknown) => build.entry.module.handleError?.(error, { request, params: {}, context: loadContext });
    const context = await pages.query(request, { requestContext: loadContext });
    if (context instanceof Response) return context;
    Object.values(context.errors ?? {}).forEach(report);
    try {
      return await render(request, context, loadContext);
    } catch (error) {
      report(error);
      return render(request, getStaticContextFromError(pages.dataRoutes, context, error), loadContext);
    }
  };
}

/** The routes as the router wants them, each within the one before. */
function nested([route, ...inner]: readonly ServerRoute[]): AgnosticDataRouteObject {
  const { id, path, index, caseSensitive, module } = route!;
  const shared = { id, path, hasErrorBoundary: id === "root" || module.ErrorBoundary !== undefined, loader: module.loader, action: module.action };
  return (index ? { ...shared, index } : { ...shared, caseSensitive, children: inner.length > 0 ? [nested(inner)] : [] }) as AgnosticDataRouteObject;
}
