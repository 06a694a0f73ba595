import { addDays, dayOf } from "#app/lib/danish-day.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { saveMeeting } from "../meetings/save-meeting.server.ts";
import { saveOutreach } from "../outreach/save-outreach.server.ts";
import type { Saving } from "../plan-records/rules.ts";
import { saveDocument } from "../repository/save-document.server.ts";
import { demoDocuments, demoMeetings, demoOutreach } from "./demo-records.ts";
import { actingAs, type Demo } from "./seed-demo-debate.server.ts";

const noFiles = { taken: [], refused: [] };

/** Writes the meetings, outreach and documents of the demonstration, by the same commands as its coordinator would. What came of a meeting is written the day after it. */
export async function seedDemoRecords(ctx: Context, demo: Demo, slug: string): Promise<void> {
  const day = (days: number) => addDays(dayOf(ctx.now), days);
  const at = (days: number) => actingAs(ctx, demo.people.get("coordinator"), new Date(ctx.now.getTime() + days * 86_400_000), "da");
  for (const { on, put, minutes, attendance, cancelled, ...meeting } of demoMeetings) {
    const id = newId();
    const before = { ...meeting, heldOn: day(on), minutes: { da: "", en: "" }, attendance: {}, cancelled: { da: "", en: "" } };
    expectSaved(await saveMeeting(at(put), slug, id, { ...before, version: 0 }, noFiles));
    if (on < 0) expectSaved(await saveMeeting(at(on + 1), slug, id, { ...before, minutes, attendance, cancelled, version: 1 }, noFiles));
  }
  for (const { on, put, ...outreach } of demoOutreach) expectSaved(await saveOutreach(at(put), slug, newId(), { ...outreach, doneOn: day(on), version: 0 }));
  for (const { on, put, ...document } of demoDocuments) expectSaved(await saveDocument(at(put), slug, newId(), { ...document, datedOn: day(on), version: 0 }, noFiles));
}

function expectSaved(saving: Saving) {
  if ("errors" in saving) throw new Error(`a record of the demonstration is not right: ${JSON.stringify(saving.errors)}`);
}
