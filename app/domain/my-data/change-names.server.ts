import { and, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { displayAfter, mayChangeName, type ContributionKind, type NameChoice } from "./policy.ts";
import { unnameCoAuthor } from "./leave-co-authorships.server.ts";
import { requirePerson } from "./require-person.ts";

const subjectTypes: Record<ContributionKind, string> = { proposals: "proposal", comments: "comment", initiativeComments: "initiative_comment" };

/**
 * Shows the actor's name beside one of their contributions, or takes it away. Doing it twice is the same as once. Throws
 * `not_found` for what is not theirs, and `forbidden` for a name beside what was said for an organisation they left.
 */
export async function changeName(ctx: Context, kind: ContributionKind, id: string, choice: NameChoice): Promise<void> {
  const person = requirePerson(ctx);
  const { organisations } = ctx.tables;
  const table = ctx.tables[kind];
  const { comments: c, initiativeComments: r } = ctx.tables;
  // A position stands under the organisation's name alone, an answer of the authority under the authority's.
  const named = kind === "comments" ? and(eq(c.kind, "comment"), isNull(c.deletedAt)) : kind === "initiativeComments" ? isNull(r.deletedAt) : undefined;
  await ctx.write(async (tx) => {
    const [row] = await tx.select({ organisationId: table.organisationId, display: table.display, organisation: organisations.name }).from(table).leftJoin(organisations, eq(organisations.id, table.organisationId)).where(and(eq(table.id, id), eq(table.authorId, person.id), named));
    if (!row) throw notFound();
    if (!mayChangeName(choice, row.organisationId, person.memberships.map((each) => each.id))) throw forbidden();
    const display = displayAfter(choice, row.organisationId);
    const shownName = display === "name" ? person.name : display === "code" ? person.neutralCode : row.organisation!;
    const changed = await tx.update(table).set({ display, shownName, ...raised(ctx, kind) }).where(and(eq(table.id, id), eq(table.authorId, person.id), ne(table.display, display))).returning({ id: table.id });
    if (changed.length > 0) await recordAct(ctx, tx, { action: `contribution.name_${choice}`, subjectType: subjectTypes[kind], subjectId: id, data: { before: row.display, after: display } });
  });
}

/** Takes the actor's name away from everything that they have said. Answers from how much. */
export async function hideNameEverywhere(ctx: Context): Promise<{ proposals: number; comments: number; coAuthored: number }> {
  const person = requirePerson(ctx);
  return ctx.write(async (tx) => {
    const proposals = await unname(ctx, tx, "proposals", person);
    const comments = (await unname(ctx, tx, "comments", person)) + (await unname(ctx, tx, "initiativeComments", person));
    const coAuthored = await unnameCoAuthor(ctx, tx, person);
    if (proposals + comments + coAuthored > 0) await recordAct(ctx, tx, { action: "contributions.name_hidden", subjectType: "user", subjectId: person.id, data: { proposals, comments, coAuthored } });
    return { proposals, comments, coAuthored };
  });
}

/** Takes a person's name from all that they said: what was said for an organisation stays under its name, the rest under the code. */
export async function unname(ctx: Context, tx: WriteHandle, kind: ContributionKind, person: { id: string; neutralCode: string }): Promise<number> {
  const { organisations } = ctx.tables;
  const table = ctx.tables[kind];
  const named = and(eq(table.authorId, person.id), eq(table.display, "name"));
  const ofPerson = await tx.update(table).set({ display: "code", shownName: person.neutralCode, ...raised(ctx, kind) }).where(and(named, isNull(table.organisationId))).returning({ id: table.id });
  const nameOfIt = sql<string>`(select ${organisations.name} from ${organisations} where ${organisations.id} = ${table.organisationId})`;
  const ofOrganisation = await tx.update(table).set({ display: "organisation", shownName: nameOfIt, ...raised(ctx, kind) }).where(and(named, isNotNull(table.organisationId))).returning({ id: table.id });
  return ofPerson.length + ofOrganisation.length;
}

/** Who works on a proposal at the desk learns that it changed under their hands. Comments have no version. */
function raised(ctx: Context, kind: ContributionKind) {
  return kind === "proposals" ? { version: sql`${ctx.tables.proposals.version} + 1` } : {};
}
