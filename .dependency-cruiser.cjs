// The one way in which imports go; docs/decisions and ARCHITECTURE say why. Orphans are knip's.

/** The fixed vocabulary of the platform: words and types without a database behind them. Everyone may speak it. */
const vocabulary = "^db/(values|mail-kinds)\\.ts$";
/** Types of a column's content, such as the facts of an initiative, are declared beside the table and used in pages as types. */
const schema = "^db/schema/";
const remixAndReact = "(^|/)node_modules/(@remix-run|react|react-dom)/";
const test = "\\.test\\.tsx?$";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", comment: "Two files that need one another are one file, or three. A type that comes back the other way is no need: it is gone when the program runs.", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "nothing-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "routes-not-to-db",
      severity: "error",
      comment: "A route calls one query or command of app/domain; SQL is there.",
      from: { path: "^app/(routes/|root\\.tsx|entry\\.)" },
      to: { path: "^db/", pathNot: [vocabulary, schema] },
    },
    {
      name: "schema-in-pages-only-as-types",
      severity: "error",
      comment: "Tables are for app/domain; a page may use the type of what they hold.",
      from: { path: "^app/(routes/|components/|i18n/|lib/|root\\.tsx|entry\\.)" },
      to: { path: schema, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "components-not-to-db",
      severity: "error",
      comment: "Components show what they are given.",
      from: { path: "^app/components/" },
      to: { path: "^db/", pathNot: [vocabulary, schema] },
    },
    {
      name: "components-not-to-server",
      severity: "error",
      comment: "Components may take types of queries, never load data: everything they import may end in the browser.",
      from: { path: "^app/components/" },
      to: { path: "(\\.server\\.tsx?$|^app/server/)", dependencyTypesNot: ["type-only"] },
    },
    { name: "components-not-to-routes", severity: "error", from: { path: "^app/components/" }, to: { path: "^app/routes" } },
    {
      name: "components-route-types-only",
      severity: "error",
      comment: "The shell is shown with what the root loader gives, so it takes that type; nothing else of a route.",
      from: { path: "^app/components/" },
      to: { path: "^app/(root|entry)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "ui-knows-no-domain",
      severity: "error",
      comment: "The primitives are about looks and language.",
      from: { path: "^app/components/ui/" },
      to: { path: "^app/(domain|server|routes|components/(?!ui/))" },
    },
    {
      name: "domain-stands-alone",
      severity: "error",
      comment: "The platform itself runs without Remix, React and HTTP: from the command line, in the worker, in tests.",
      from: { path: "^app/domain/" },
      to: { path: [remixAndReact, "^app/(routes|components|server|enhance|styles|root|entry)"] },
    },
    { name: "db-not-to-app", severity: "error", from: { path: "^db/", pathNot: test }, to: { path: "^app/" } },
    { name: "lib-stands-alone", severity: "error", comment: "Helpers know the vocabulary and one another.", from: { path: "^app/lib/", pathNot: test }, to: { path: "^(app/(?!lib/)|db/)", pathNot: vocabulary } },
    { name: "i18n-stands-alone", severity: "error", from: { path: "^app/i18n/", pathNot: test }, to: { path: "^(app/(?!i18n/|lib/)|db/)", pathNot: [vocabulary, schema] } },
    {
      name: "browser-code-stands-alone",
      severity: "error",
      comment: "What runs in the browser is small: no package and nothing of the server.",
      from: { path: "^app/(enhance/|entry\\.client)" },
      to: { path: "^(app/(?!enhance/)|db/|node_modules/)" },
    },
    { name: "lucia-behind-its-seam", severity: "error", from: { pathNot: "^app/server/session\\.server\\.ts$" }, to: { path: "node_modules/lucia/" } },
    { name: "drivers-behind-db", severity: "error", comment: "Everything that differs between the two databases lives in db.", from: { path: "^app/" }, to: { path: "node_modules/(better-sqlite3|pg|drizzle-orm/(better-sqlite3|node-postgres|pg-core|sqlite-core))(/|$)" } },
    { name: "no-tests-in-the-product", severity: "error", from: { path: "^(app|db|scripts)/", pathNot: test }, to: { path: ["^tests/", test] } },
    { name: "no-development-packages", severity: "error", from: { path: "^(app|db)/", pathNot: [test, "^app/server/dev\\.ts$", "^app/routes\\.ts$", "\\.config\\.ts$"] }, to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], mainFields: ["module", "main", "types"] },
    exclude: { path: "^(build|data)/" },
  },
};
