import { expect, it } from "vitest";
import { endOfDayIn } from "#app/domain/assessment/due.ts";
import { getAssessmentPage } from "#app/domain/assessment/get-assessment-page.server.ts";
import { answerRequest } from "#app/domain/authority-requests/answer-request.server.ts";
import { askAuthority, extendRequest, withdrawRequest } from "#app/domain/authority-requests/ask-authority.server.ts";
import { findRequestPage } from "#app/domain/authority-requests/get-request-page.server.ts";
import { remindAuthorities } from "#app/domain/authority-requests/remind-authorities.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, noon, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { useDesk } from "#tests/support/desk.ts";

describeOnBothDatabases("questions to authorities", (open) => {
  const desk = useDesk(open);
  const { here, as } = desk;
  const dueAt = endOfDayIn(noon, 10);
  const input = () => ({ authority: "Energistyrelsen", email: "post@ens.example", question: "Kan det lade sig gøre?", dueAt, locale: "da" as const, formKey: newId() });
  const asAuthority = (now = after({ days: 1 })) => contextFor(here.store, visitor, { now });
  const worker = (now: Date) => contextFor(here.store, system, { now });
  const said = { answer: "Ja, i 2029.", answeredBy: "Bo Bo, chefkonsulent" };
  const mails = async (kind: string) => (await desk.mails()).filter((each) => each.kind === kind);
  const panel = async () => (await getAssessmentPage(as(here.moderator), here.plan.slug, here.reference)).panel;
  /** Asks, and answers the token of the link in the mail. */
  async function ask(): Promise<{ id: string; token: string }> {
    const asked = await askAuthority(as(here.moderator), here.reference, input());
    if (!asked.ok) throw new Error(asked.reason);
    return { ...asked.value, token: (await mails("authority_asked")).at(-1)!.payload.token! };
  }

  it("are mailed once with a link of which only the hash is kept, and show the proposal as everybody sees it", async () => {
    const form = input();
    await askAuthority(as(here.moderator), here.reference, form);
    await askAuthority(as(here.moderator), here.reference, form);
    const [mail, ...more] = await mails("authority_asked");
    expect([mail!.recipient, more.length]).toEqual(["post@ens.example", 0]);
    const token = mail!.payload.token!;
    expect(JSON.stringify(await here.store.read.select().from(here.store.tables.authorityRequests))).not.toContain(token);
    expect(await findRequestPage(asAuthority(), token)).toMatchObject({ question: form.question, isOpen: true, proposal: { title: "Åbne møder" } });
    expect(await findRequestPage(asAuthority(), `${token}x`)).toBeNull();
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "Fy", version: 1 });
    // Not even to its writer, who may open the link too.
    expect((await findRequestPage(contextFor(here.store, here.anna, { now: after({ days: 1 }) }), token))!.proposal).toMatchObject({ title: "", isHidden: true });
    expect(await askAuthority(as(here.moderator), here.reference, input())).toEqual({ ok: false, reason: "request_case_closed" });
  });

  it("are asked by staff without an interest, with a deadline that lies ahead, and not too often", async () => {
    await expect(askAuthority(as(here.anna), here.reference, input())).rejects.toMatchObject({ kind: "forbidden" });
    expect(await askAuthority(as(here.moderator), here.reference, { ...input(), dueAt: noon })).toEqual({ ok: false, reason: "due_past" });
    expect(await askAuthority(as(here.moderator), here.reference, { ...input(), dueAt: after({ days: 400 }) })).toEqual({ ok: false, reason: "due_far" });
    const often = contextFor(here.store, here.moderator, { now: after({ hours: 1 }), rateLimitFactor: 1 });
    for (let time = 0; time < 30; time += 1) await askAuthority(often, here.reference, input());
    await expect(askAuthority(often, here.reference, input())).rejects.toMatchObject({ kind: "too_many" });
  });

  it("come back into the case with their answer, of which who handles it is told", async () => {
    const { token } = await ask();
    await takeOn(as(here.colleague), here.reference, 1);
    expect(await answerRequest(asAuthority(), token, { ...said, version: 1 })).toEqual({ ok: true, value: null });
    expect((await panel()).requests).toMatchObject([{ state: "answered", ...said }]);
    expect((await mails("authority_answered")).map((mail) => mail.recipient)).toEqual([`${here.colleague.id}@people.example`]);
    // Somebody else with the link, who had not seen it.
    await expect(answerRequest(asAuthority(), token, { ...said, answer: "Nej", version: 1 })).rejects.toMatchObject({ kind: "conflict" });
    await answerRequest(asAuthority(), token, { ...said, answer: "Ja, i 2030.", version: 2 });
    expect((await findRequestPage(asAuthority(), token))!.answer).toBe("Ja, i 2030.");
    expect((await desk.audits()).filter((each) => each.action.startsWith("authority.")).map((each) => each.action)).toEqual(["authority.asked", "authority.answered", "authority.corrected"]);
    await desk.answer({ version: 2 });
    expect(await answerRequest(asAuthority(), token, { ...said, version: 3 })).toEqual({ ok: false, reason: "request_case_closed" });
    expect(await findRequestPage(asAuthority(), token)).toMatchObject({ isOpen: false });
  });

  it("are taken back, and their links open nothing then, nor long after the deadline", async () => {
    const { id, token } = await ask();
    await expect(withdrawRequest(as(here.anna), here.reference, { request: id, version: 1 })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await findRequestPage(asAuthority(after({ days: 39 })), token)).not.toBeNull();
    expect(await findRequestPage(asAuthority(after({ days: 42 })), token)).toBeNull();
    await withdrawRequest(as(here.moderator), here.reference, { request: id, version: 1 });
    expect(await findRequestPage(asAuthority(), token)).toBeNull();
    await expect(answerRequest(asAuthority(), token, { ...said, version: 2 })).rejects.toMatchObject({ kind: "not_found" });
    await expect(withdrawRequest(as(here.moderator), here.reference, { request: id, version: 2 })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("are of one case: under another they are not found", async () => {
    const { id } = await ask();
    const other = await desk.second();
    await expect(withdrawRequest(as(here.moderator), other, { request: id, version: 1 })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("are reminded once two days before, with the same link, and again before another deadline", async () => {
    const { id, token } = await ask();
    expect(await remindAuthorities(worker(after({ days: 7 })))).toBe(0);
    await Promise.all([remindAuthorities(worker(after({ days: 8 }))), remindAuthorities(worker(after({ days: 8 })))]);
    await remindAuthorities(worker(after({ days: 9 })));
    expect((await mails("authority_reminded")).map((mail) => mail.payload.token)).toEqual([token]);
    expect(await extendRequest(as(here.moderator), here.reference, { request: id, version: 1, dueAt: endOfDayIn(noon, 20) })).toEqual({ ok: true, value: null });
    await expect(extendRequest(as(here.moderator), here.reference, { request: id, version: 1, dueAt: endOfDayIn(noon, 21) })).rejects.toMatchObject({ kind: "conflict" });
    expect(await mails("authority_extended")).toHaveLength(1);
    expect(await remindAuthorities(worker(after({ days: 12 })))).toBe(0);
    await remindAuthorities(worker(after({ days: 18 })));
    expect(await mails("authority_reminded")).toHaveLength(2);
    await answerRequest(asAuthority(after({ days: 19 })), token, { ...said, version: 2 });
    expect(await remindAuthorities(worker(after({ days: 19 })))).toBe(0);
  });
});
