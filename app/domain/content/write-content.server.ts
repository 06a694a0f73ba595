import type { ContentPage } from "#db/values.ts";
import type { Actor, Context, Person } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { hasPlatformRole } from "../roles.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { newestContent } from "./queries.server.ts";
import type { ContentInput } from "./schema.ts";

/** Whether someone writes the pages about the platform: its coordinators and admins. */
export function mayWriteContent(actor: Actor): actor is Person {
  return hasPlatformRole(actor, "coordinator");
}

/** The first statement of what is for who writes the pages. Throws `forbidden`. */
export function requireContentWriter(actor: Actor): Person {
  if (!mayWriteContent(actor)) throw forbidden();
  return actor;
}

/** Writes a new version of a page; the ones before it stay to be read. Throws `conflict` when somebody was faster. */
export async function writeContent(ctx: Context, page: ContentPage, input: ContentInput): Promise<Result<{ number: number }, "nothing_changed">> {
  const actor = requireContentWriter(ctx.actor);
  const title = { da: input.titleDa, en: input.titleEn };
  const body = { da: input.bodyDa, en: input.bodyEn };
  return ctx.write(async (tx) => {
    const before = await newestContent({ ...ctx, read: tx }, page);
    if (before.number !== input.version) throw conflict();
    if (sameTexts(before.title, title) && sameTexts(before.body, body)) return refused("nothing_changed");
    const number = before.number + 1;
    const { contentVersions: c } = ctx.tables;
    const rows = await tx.insert(c).values({ page, number, title, body, note: input.note, changedBy: actor.id, changedAt: ctx.now }).onConflictDoNothing().returning({ number: c.number });
    // Somebody else wrote this number in another process meanwhile.
    if (rows.length === 0) throw conflict();
    await recordStaffAct(ctx, tx, { action: "content.written", subjectType: "page", subjectId: page, data: { page, version: number } });
    return done({ number });
  });
}

function sameTexts(one: { da: string; en: string }, other: { da: string; en: string }): boolean {
  return one.da === other.da && one.en === other.en;
}
