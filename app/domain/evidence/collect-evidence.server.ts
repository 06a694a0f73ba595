import { and, eq, inArray } from "drizzle-orm";
import { messages } from "#app/i18n/messages.ts";
import { dayOf } from "#app/lib/danish-day.ts";
import { locales, publicationKinds, type Bilingual } from "#db/values.ts";
import type { AttachmentView } from "../attachments/attach.server.ts";
import { getCompliance } from "../compliance/get-compliance.server.ts";
import type { Context } from "../context.ts";
import { listMeetings, type MeetingView } from "../meetings/list-meetings.server.ts";
import { listOutreach } from "../outreach/list-outreach.server.ts";
import { getPublication, newestPublications } from "../publications/queries.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { listDocuments, type DocumentView } from "../repository/list-documents.server.ts";
import { withManifest, type EvidenceFile, type Packed } from "./evidence-file.ts";
import { attachedName, recordName } from "./file-name.ts";
import { indexPage } from "./index-page.ts";
import { documentsTable, indexTable, meetingsTable, outreachTable } from "./tables.ts";

/** Everything public that the minimum requirements of a plan are computed from, as files that are read when it is their turn. Throws `not_found`, and `too_many` for one network that takes it too often. */
export async function collectEvidence(ctx: Context, planSlug: string): Promise<{ name: string; files: Packed[] }> {
  await takeTry(ctx, "evidencePerNetwork", ctx.network);
  const { plan, results, thresholds, changes } = await getCompliance(ctx, planSlug);
  const [meetings, outreach, documents, published] = await Promise.all([listMeetings(ctx, plan.id), listOutreach(ctx, plan.id), listDocuments(ctx, plan.id), publicationFiles(ctx, plan)]);
  const { plans: p } = ctx.tables;
  const [row] = await ctx.read.select({ title: p.title }).from(p).where(eq(p.id, plan.id));
  const inForce = documents.filter(({ withdrawnAt }) => withdrawnAt === null);
  const stored = await storedFiles(ctx, [...meetings, ...inForce].flatMap(({ attachments }) => attachments));
  const table = (name: string, kind: EvidenceFile["kind"], text: string): EvidenceFile => ({ name, kind, about: "", day: dayOf(ctx.now), text: () => text });
  const content: EvidenceFile[] = [
    table("compliance.json", "results", `${JSON.stringify({ plan: planSlug, computedAt: ctx.now.toISOString(), thresholds, results, changes }, null, 2)}\n`),
    table("meetings.csv", "meetings", meetingsTable(meetings)), table("outreach.csv", "outreach", outreachTable(outreach)), table("documents.csv", "documents", documentsTable(documents)),
    ...meetings.flatMap((meeting) => [...minutesOf(meeting), ...attachedFiles(meeting, meeting.heldOn, "meetings", "meeting_file", stored)]),
    ...inForce.flatMap((document) => attachedFiles(document, document.datedOn, "documents", "document_file", stored)),
    ...published,
  ];
  const files: EvidenceFile[] = [
    { name: "index.html", kind: "index", about: "", day: dayOf(ctx.now), text: () => indexPage({ title: row!.title, results, files: listed, now: ctx.now }) },
    { name: "index.csv", kind: "index", about: "", day: dayOf(ctx.now), text: () => indexTable(listed) },
    ...content,
  ];
  const listed: EvidenceFile[] = [...files, table("manifest.json", "manifest", "")];
  return { name: `${planSlug}-evidence-${dayOf(ctx.now)}.zip`, files: withManifest(files) };
}

/** Agenda and minutes in both languages, as a text that any program reads. It is called minutes only where there are some: nobody is to take an agenda for them. */
function minutesOf({ id, title, heldOn, place, agenda, minutes, cancelledReason }: MeetingView): EvidenceFile[] {
  if (!agenda.da && !agenda.en && !minutes.da && !minutes.en) return [];
  const text = locales.map((locale) => {
    const words = messages[locale].compliance.meetings;
    const part = (heading: string, of: Bilingual | null) => (of?.[locale] ? `${heading}\n\n${of[locale]}\n` : "");
    return [`${title[locale] || title.da}\n${heldOn}${place ? `, ${place}` : ""}\n`, part(words.cancelledWhy, cancelledReason), part(words.agenda, agenda), part(words.minutes, minutes)].filter((each) => each !== "").join("\n");
  }).join("\n----------\n\n");
  const kind = minutes.da || minutes.en ? "minutes" : "agenda";
  return [{ name: `meetings/${recordName({ id, day: heldOn, title })}/${kind}.txt`, kind, about: title.da || title.en, day: heldOn, text: () => text }];
}

type Stored = Map<string, () => Promise<ReadableStream<Uint8Array> | null>>;

/** How each file that everybody may have is opened, by its id. One that staff took off is not among them. */
async function storedFiles(ctx: Context, attachments: readonly AttachmentView[]): Promise<Stored> {
  const { attachments: a } = ctx.tables;
  const ids = attachments.filter(({ offReason }) => offReason === null).map(({ id }) => id);
  const rows = ids.length === 0 ? [] : await ctx.read.select({ id: a.id, storageKey: a.storageKey }).from(a).where(inArray(a.id, ids));
  return new Map(rows.map(({ id, storageKey }) => [id, () => ctx.storage.get(storageKey)]));
}

function attachedFiles({ id, title, attachments }: MeetingView | DocumentView, day: string, folder: string, kind: EvidenceFile["kind"], stored: Stored): EvidenceFile[] {
  return attachments.flatMap((file, index) => {
    const open = stored.get(file.id);
    return open ? [{ name: `${folder}/${recordName({ id, day, title })}/${attachedName(file.name, index)}`, kind, about: title.da || title.en, day, open }] : [];
  });
}

/** What is published by now: what it says, and its PDFs as far as they are made. */
async function publicationFiles(ctx: Context, plan: { id: string; slug: string }): Promise<EvidenceFile[]> {
  const newest = await newestPublications(ctx, plan.id);
  const { publicationFiles: f } = ctx.tables;
  const files: EvidenceFile[] = [];
  for (const kind of publicationKinds) {
    const found = newest[kind];
    if (!found) continue;
    const { publication } = await getPublication(ctx, plan.slug, kind, found.number);
    const [folder, about, day] = [`publications/${kind}-${found.number}`, messages.da.documents.fileName[kind], dayOf(found.publishedAt)];
    files.push({ name: `${folder}/content.json`, kind: "publication", about, day, text: () => publication.content });
    const pdfs = await ctx.read.select({ locale: f.locale, storageKey: f.storageKey }).from(f).where(and(eq(f.publicationId, publication.id), eq(f.format, "pdf"), eq(f.state, "ready"))).orderBy(f.locale);
    for (const { locale, storageKey } of pdfs) if (storageKey) files.push({ name: `${folder}/${kind}-${locale}.pdf`, kind: "publication_file", about, day, open: () => ctx.storage.get(storageKey) });
  }
  return files;
}
