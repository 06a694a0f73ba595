import { LRUCache } from "lru-cache";
import { unnotedColumns, watchedTables } from "./watched-tables.ts";

/**
 * What a statement reads of a table: all of it, what parameters name by a key (`parameters`, from 0), or only rows that others refer to
 * by their id (`isReferred`), so that a new row makes no difference. `table` is null for what is not known: anything.
 */
export type Reading = { table: string | null; parameters: readonly number[] | null; isReferred: boolean };

/** Which parameters give the values of a column, which is written as `alias.name`. */
type Known = ReadonlyMap<string, readonly number[]>;
type Place = { table: string; alias: string };

const anything: Reading = { table: null, parameters: null, isReferred: false };

const kept = new LRUCache<string, readonly Reading[]>({ max: 2000 });

/** What a statement reads, by its text. What is not plainly understood counts as more than it is, never as less. */
export function readingsOf(text: string): readonly Reading[] {
  let found = kept.get(text);
  if (!found) kept.set(text, (found = understand(text)));
  return found;
}

function understand(text: string): readonly Reading[] {
  let count = 0;
  const numbered = text.replace(/'(?:[^']|'')*'|\?|\$(\d+)/g, (part, number: string | undefined) => (part === "?" ? `$${(count += 1)}` : number ? `$${number}` : "''")).replace(/\s+/g, " ").replaceAll("( ", "(").trim();
  if (!/^(?:select|with) /i.test(numbered)) return [anything];
  const named = new Set([...numbered.matchAll(/"?(\w+)"?(?: ?\([\w", ]+\))? as (?:materialized )?\(select /gi)].map(([, name]) => name!));
  // A select that is named as a table is hides it: then nobody knows which of them is meant.
  if ([...named].some((name) => watchedTables.has(name))) return [anything];
  const readings = readingsIn(numbered, new Map(), named);
  const columns = new Set(numbered.match(/\w+/g));
  const isUnnoted = readings.some(({ table }) => table !== null && unnotedColumns(table).some((column) => columns.has(column))) || / \*|\.\*/.test(numbered.replaceAll("count(*)", ""));
  return isUnnoted ? [...readings, anything] : readings;
}

/** Of one select, with those inside it. `outer`: which columns around it have a value that a parameter gives. `named`: what is no table but a select with a name. */
function readingsIn(text: string, outer: Known, named: ReadonlySet<string>): Reading[] {
  const inner: string[] = [];
  const flat = hideSelects(text, inner);
  const places = placesIn(flat);
  // What is named here is not what has the same name around it.
  const known = new Map([...outer].filter(([column]) => !places.some(({ alias }) => column.startsWith(`${alias}.`))));
  const joins = [...flat.matchAll(/(\w+ )?join "?(\w+)"?(?: (?:as )?"?((?!on )\w+)"?)? on (.*?)(?= (?:inner |left |right |full |cross )?join | where | group by | having | order by | limit | union |$)/gi)];
  const isPlain = !/ (?:union|except|intersect) /i.test(flat);
  // After `where` the rows that do not fit are gone, whatever table they are of; after `on` only those of the table that is joined.
  if (isPlain) for (const condition of conditionsOf(/ where (.*?)(?= group by | having | order by | limit | offset |$)/i.exec(flat)?.[1])) learn(known, condition, () => true);
  const referred = new Set<string>();
  for (const [, kind = "", table, alias = table!, on] of joins) {
    const isInner = /^(?:inner )?$/i.test(kind);
    const conditions = conditionsOf(on);
    if (isPlain && /^(?:(?:inner|left) )?$/i.test(kind)) for (const condition of conditions) learn(known, condition, (column) => isInner || column.startsWith(`${alias}.`));
    if (/^(?:(?:inner|left) )?$/i.test(kind) && conditions.some(({ left, right }) => right !== null && (left === `${alias}.id` || right === `${alias}.id`))) referred.add(alias);
  }
  const readings = places.filter(({ table }) => !named.has(table)).map(({ table, alias }): Reading => {
    const watched = watchedTables.get(table);
    if (!watched) return anything;
    const key = watched.keys.find((each) => known.has(`${alias}.${each}`));
    return { table, parameters: key === undefined ? null : known.get(`${alias}.${key}`)!, isReferred: referred.has(alias) };
  });
  if (hasCommaInFrom(flat)) readings.push(anything);
  return [...readings, ...inner.flatMap((each) => readingsIn(each, known, named))];
}

/** Whether tables are joined by a comma: `from "a", "b" where …`. What is in brackets says nothing of that. */
function hasCommaInFrom(flat: string): boolean {
  const clause = / from (.*?)(?= where | group by | having | order by | limit | offset | union | except | intersect |$)/i.exec(flat)?.[1] ?? "";
  let depth = 0;
  for (const letter of clause) {
    if (letter === "(") depth += 1;
    else if (letter === ")") depth -= 1;
    else if (letter === "," && depth === 0) return true;
  }
  return false;
}

/** The tables after `from` and `join`. */
function placesIn(flat: string): Place[] {
  return [...flat.matchAll(/ (?:from|join) "?(\w+)\b"?(?! ?\()(?: (?:as )?"?((?!on\b|where\b|inner\b|left\b|right\b|full\b|cross\b|join\b|group\b|order\b|having\b|limit\b|union\b|except\b|intersect\b|as\b)\w+)"?)?/gi)].map(([, table, alias]) => ({ table: table!, alias: alias ?? table! }));
}

type Condition = { left: string; right: string | null; parameters: readonly number[] };

/** The equalities that must all hold; none where one of several may. */
function conditionsOf(clause: string | undefined): Condition[] {
  // Within a case the words that join conditions join others than those of the clause.
  return clause === undefined || /\bcase\b/i.test(clause) ? [] : conjuncts(clause).flatMap((each) => {
    const match = /^"?(\w+)"?\."?(\w+)"? (?:= (\$\d+)|in \((\$\d+(?:, \$\d+)*)\)|= "?(\w+)"?\."?(\w+)"?)$/.exec(each);
    if (!match) return [];
    const [, table, column, one, several, otherTable, otherColumn] = match;
    const parameters = ((one ?? several)?.match(/\d+/g) ?? []).map((number) => Number(number) - 1);
    return [{ left: `${table}.${column}`, right: otherTable === undefined ? null : `${otherTable}.${otherColumn}`, parameters }];
  });
}

function learn(known: Map<string, readonly number[]>, { left, right, parameters }: Condition, mayLearn: (column: string) => boolean): void {
  if (right === null) {
    if (mayLearn(left)) known.set(left, parameters);
    return;
  }
  for (const [one, other] of [[left, right], [right, left]] as const) {
    const value = known.get(one);
    if (value !== undefined && !known.has(other) && mayLearn(other)) known.set(other, value);
  }
}

/** The parts that are joined by `and` on the outside; the whole where there is an `or` beside them. */
function conjuncts(clause: string): string[] {
  let whole = clause.trim();
  while (whole.startsWith("(") && closing(whole, 0) === whole.length - 1) whole = whole.slice(1, -1).trim();
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < whole.length; index += 1) {
    if (whole[index] === "(") depth += 1;
    else if (whole[index] === ")") depth -= 1;
    else if (depth === 0 && / or /iy.test(whole.slice(index, index + 4))) return [whole];
    else if (depth === 0 && /^ and $/i.test(whole.slice(index, index + 5)) && !/between \S+$/i.test(whole.slice(from, index))) {
      parts.push(whole.slice(from, index));
      from = index + 5;
    }
  }
  if (parts.length === 0) return [whole];
  return [...parts, whole.slice(from)].flatMap(conjuncts);
}

/** The text with each select in brackets left out, which go to `inner`. */
function hideSelects(text: string, inner: string[]): string {
  let flat = "";
  let index = 0;
  for (let start = text.search(/\((?:select|with) /i); start !== -1; ) {
    const end = closing(text, index + start);
    inner.push(text.slice(index + start + 1, end));
    flat += `${text.slice(index, index + start)}()`;
    index = end + 1;
    start = text.slice(index).search(/\((?:select|with) /i);
  }
  return flat + text.slice(index);
}

/** Where the bracket that opens at `start` closes. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === "(") depth += 1;
    else if (text[index] === ")" && (depth -= 1) === 0) return index;
  }
  return text.length;
}
