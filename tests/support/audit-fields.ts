import path from "node:path";
import ts from "typescript";

/** What one call of `recordAct` (or of what records through it) writes: the name of the act, and the fields of its data as the types have them. `open`: names that only running tells. */
export type RecordedAct = { action: string; fields: string[]; open: boolean; at: string };

const recorders = ["recordAct", "recordStaffAct", "recordRead"];

/** Reads from the types of the sources what each recorded act holds: the names in `data`, and in its `before` and `after`, as the page of the audit trail shows them. */
export function findAuditFields(): RecordedAct[] {
  const config = ts.getParsedCommandLineOfConfigFile("tsconfig.json", { noEmit: true, incremental: false }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined })!;
  const program = ts.createProgram(config.fileNames.filter((name) => /\/app\/domain\/.*\.ts$/.test(name) && !name.endsWith(".test.ts")), config.options);
  const checker = program.getTypeChecker();
  const found: RecordedAct[] = [];
  for (const file of program.getSourceFiles()) {
    if (file.fileName.includes("node_modules") || !file.fileName.includes("/app/domain/")) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && recorders.includes(node.expression.text)) {
        const act = node.arguments.find(ts.isObjectLiteralExpression);
        if (act) found.push(readAct(checker, act, `${path.relative(process.cwd(), file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`));
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

function readAct(checker: ts.TypeChecker, act: ts.ObjectLiteralExpression, at: string): RecordedAct {
  const named = (name: string) => act.properties.find((each) => each.name && ts.isIdentifier(each.name) && each.name.text === name);
  const action = named("action");
  const data = named("data");
  const result: RecordedAct = { action: action ? action.getText().replace(/^action: /, "") : "?", fields: [], open: false, at };
  if (!data) return result;
  const type = ts.isPropertyAssignment(data) ? checker.getTypeAtLocation(data.initializer) : checker.getTypeAtLocation(data);
  const fields = new Set<string>();
  for (const part of partsOf(type)) {
    if (isOpen(checker, part)) result.open = true;
    for (const symbol of part.getProperties()) {
      const inside = checker.getTypeOfSymbolAtLocation(symbol, data);
      if (symbol.name !== "before" && symbol.name !== "after") fields.add(symbol.name);
      else for (const each of partsOf(inside)) {
        if (each.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) continue;
        if (!(each.flags & ts.TypeFlags.Object) || checker.isArrayType(each)) fields.add("value");
        else if (isOpen(checker, each)) result.open = true;
        else for (const { name } of each.getProperties()) fields.add(name);
      }
    }
  }
  return { ...result, fields: [...fields].sort() };
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function isOpen(checker: ts.TypeChecker, type: ts.Type): boolean {
  return checker.getIndexInfosOfType(type).length > 0 || Boolean(type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown));
}
