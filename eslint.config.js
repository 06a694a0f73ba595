import jsxA11y from "eslint-plugin-jsx-a11y";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** What has no place in a page: pages are not hydrated, and the content security policy refuses inline styles. */
const inPages = [
  { selector: "JSXAttribute[name.name='style']", message: "The content security policy refuses inline styles: write a class in app/styles." },
  { selector: "JSXAttribute[name.name=/^on[A-Z]/]", message: "Pages are not hydrated, so no handler ever runs: behaviour lives in app/enhance." },
  { selector: "CallExpression[callee.name=/^use(State|Reducer|Effect|LayoutEffect|InsertionEffect|Ref|Transition|OptimisticState)$/]", message: "Pages are not hydrated, so they have no state and no effects: behaviour lives in app/enhance." },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text of people goes through React, which escapes it." },
];

/** drizzle's builders type-check with these, and then run (on SQLite) outside the write queue, or (on PostgreSQL) do not exist. */
const builderSteps = "select|selectDistinct|from|where|set|insert|update|delete|values|returning|orderBy|limit|onConflictDoNothing|onConflictDoUpdate|innerJoin|leftJoin";
const builderCalls = { selector: `CallExpression[callee.property.name=/^(run|get|all|execute)$/][callee.object.callee.property.name=/^(${builderSteps})$/]`, message: "Await the builder itself: .run(), .get() and .all() are SQLite's alone." };
const noDefaultExport = { selector: "ExportDefaultDeclaration", message: "Export by name; only Remix and the tools' configurations want a default." };

export default defineConfig(
  globalIgnores(["build/", "data/", "node_modules/", "coverage/", "public/"]),
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      // A builder of drizzle that is not awaited does nothing at all, silently: it is a thenable and no promise.
      "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      // noUncheckedIndexedAccess makes every row of a query maybe missing; `!` says where the query itself makes sure of it.
      "@typescript-eslint/no-non-null-assertion": "off",
      // It does not see what a closure changes meanwhile, nor that values from outside need not be what their type says.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // Said of Record<never, never>, which is how a route says that it has no parameters.
      "@typescript-eslint/no-generated-empty-object-type": "off",
      // A type parameter that only the result has is an assertion with a name: the raw rows of db/search.ts.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // Numbers in a template say what they mean without String().
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `async` without `await` is how a function of a promised type answers a value, and turns a throw into a rejection.
      "@typescript-eslint/require-await": "off",
      // Short arrow functions are the way of this code base: `() => stop()` is read as a statement.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // Remix takes thrown responses, which are no errors.
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "package", name: "Response", package: "undici-types" }, { from: "lib", name: "Response" }, { from: "package", name: "TypedResponse", package: "@remix-run/server-runtime" }], allowRethrowing: true }],
      "no-restricted-syntax": ["error", noDefaultExport],
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 65, skipBlankLines: true, skipComments: true }],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  { files: ["app/**/*.ts"], rules: { "no-restricted-syntax": ["error", noDefaultExport, builderCalls] } },
  {
    files: ["app/**/*.tsx"],
    extends: [jsxA11y.flatConfigs.recommended],
    rules: {
      "no-restricted-syntax": ["error", noDefaultExport, builderCalls, ...inPages],
      // A page is markup; it is long before it is complicated.
      "max-lines-per-function": ["error", { max: 90, skipBlankLines: true, skipComments: true }],
      // A table that scrolls sideways must be reached by the keyboard.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { roles: ["region"], tags: [], allowExpressionValues: true }],
      // VoiceOver takes the list out of a list without bullets, unless it says that it is one.
      "jsx-a11y/no-redundant-roles": ["error", { ul: ["list"], ol: ["list"] }],
    },
  },
  {
    // Remix finds pages, the entries and the route table by their default export.
    files: ["app/routes/**/*.tsx", "app/root.tsx", "app/entry.server.tsx"],
    rules: { "no-restricted-syntax": ["error", builderCalls, ...inPages] },
  },
  { files: ["app/routes.ts", "*.config.ts", "db/*.config.ts", "tests/support/template-databases.ts", "**/*.d.ts"], rules: { "no-restricted-syntax": "off" } },
  // The tables of an area are one list, however long; the kit passes on a signature of drizzle whose older form is deprecated.
  { files: ["db/schema/*.ts", "db/columns/*.ts"], rules: { "max-lines-per-function": "off", "@typescript-eslint/no-deprecated": "off" } },
  { files: ["app/i18n/{da,en}/**"], rules: { "max-lines": "off" } },
  {
    files: ["**/*.test.ts", "tests/**/*.ts"],
    rules: {
      // A suite is one function around its tests.
      "max-lines": "off",
      "max-lines-per-function": "off",
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    rules: { "no-unused-vars": "error", eqeqeq: "error", "max-lines": ["error", { max: 300 }] },
  },
);
