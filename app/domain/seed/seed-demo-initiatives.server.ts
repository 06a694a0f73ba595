import { eq } from "drizzle-orm";
import type { InitiativeText } from "#db/schema/initiatives.ts";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { answerParticipation } from "../initiative-authorities/answer-participation.server.ts";
import { askParty } from "../initiative-authorities/ask-party.server.ts";
import { partyToken } from "../initiative-authorities/link.ts";
import { nameParty } from "../initiative-authorities/name-party.server.ts";
import { beginDraft } from "../initiatives/begin-draft.server.ts";
import { readInitiativeTexts } from "../initiatives/read-initiative-text.server.ts";
import { saveInitiative } from "../initiatives/save-initiative.server.ts";
import { demoInitiatives, demoOwnInitiative, type DemoInitiative } from "./demo-initiatives.ts";
import { actingAs, expectDone, type Demo } from "./seed-demo-debate.server.ts";

type Writing = { ctx: Context; tx: WriteHandle; demo: Demo; slug: string };

/** Writes what the drafts say, one in each state: whole, in one language, begun, and one that no proposal is behind. The last two days before the demonstration began. */
export async function seedDemoInitiatives(ctx: Context, tx: WriteHandle, demo: Demo, slug: string): Promise<void> {
  const writing: Writing = { ctx, tx, demo, slug };
  for (const initiative of demoInitiatives) await write(writing, initiative);
  const { by, theme, title, summary, outputs } = demoOwnInitiative;
  const then = as(writing, by, 20);
  const [place] = await tx.select({ slug: ctx.tables.themes.slug }).from(ctx.tables.themes).where(eq(ctx.tables.themes.id, demo.themeIds.get(theme)!));
  const { reference } = expectDone(await beginDraft(then, slug, { title: title.da, theme: place!.slug, origin: "government", formKey: newId() }), "the initiative of the authorities");
  await save(writing, reference, by, 19, "", { title, summary, outputs: [...outputs] });
}

function as({ ctx, demo }: Writing, key: string, hoursAgo: number): Context {
  return actingAs(ctx, demo.people.get(key), new Date(ctx.now.getTime() - hoursAgo * 3_600_000), "da");
}

async function write(writing: Writing, { of, saves, parties }: DemoInitiative): Promise<void> {
  const { ctx, tx, demo, slug } = writing;
  const entry = demo.file.initiatives.find(({ key }) => key === of);
  const { initiatives: i } = ctx.tables;
  const found = (await tx.select({ reference: i.reference, title: i.title }).from(i).where(eq(i.planId, demo.planId))).find(({ title }) => title.da === entry?.title.da);
  if (!found) throw new Error(`demo.json has no initiative ${of}`);
  const { reference } = found;
  for (const [index, { by, note, text }] of saves.entries()) await save(writing, reference, by, 46 - index * 10, note, text);
  for (const { asked, remark = "", ...party } of parties) {
    const { id } = expectDone(await nameParty(as(writing, "moderator", 30), slug, reference, party), `${party.name} in ${of}`);
    if (!asked) continue;
    await askParty(as(writing, "moderator", 29), slug, reference, { party: id, email: party.email, locale: "da" });
    const answering: Context = { ...as(writing, "moderator", 12), actor: { kind: "visitor" } };
    if (asked !== "told") expectDone(await answerParticipation(answering, partyToken(ctx, { id, linkNumber: 0 }), { answer: asked, remark, seen: 0 }), `${party.name} answers`);
  }
}

/** Saves a text over what is there. */
async function save(writing: Writing, reference: string, by: string, hoursAgo: number, note: string, text: Partial<InitiativeText>): Promise<void> {
  const { ctx, tx, slug } = writing;
  const { initiatives: i } = ctx.tables;
  const [row] = await tx.select({ id: i.id, version: i.version }).from(i).where(eq(i.reference, reference));
  const [record] = await readInitiativeTexts(ctx, tx, { initiativeId: row!.id });
  expectDone(await saveInitiative(as(writing, by, hoursAgo), slug, reference, { text: { ...record!.text, ...text }, version: row!.version, note }), `the text of ${reference}`);
}
