import { z } from "zod";
import { notFound } from "#app/domain/errors.ts";
import { getPlan } from "#app/domain/plans/queries.server.ts";
import { phaseState } from "#app/domain/plans/phase.ts";
import { saveDraft } from "#app/domain/proposals/draft.server.ts";
import { draftIdOf, draftInput, savingPage } from "#app/domain/proposals/schema.ts";
import { format } from "#app/i18n/format.ts";
import { messages } from "#app/i18n/messages.ts";
import { takeBrowserToken } from "#app/server/browser-token.server.ts";
import { form, page } from "#app/server/route.server.ts";

/** Where the writing page saves to while one types. It answers with the draft's id and version and the words to show, or that another page saved it meanwhile. */
export const action = form({ access: "public", params: z.object({ plan: z.string() }) }, async ({ ctx, params, fields, request, scope }) => {
  const plan = await getPlan(ctx, params.plan);
  const saved = await saveDraft(ctx, plan.id, takeBrowserToken(request, scope), draftIdOf(fields), draftInput.parse({ language: ctx.locale, ...fields }), savingPage(fields));
  const { write } = messages[ctx.locale].proposals;
  if (!saved.ok) return Response.json({ changed: true, ...(saved.reason === "draft_sent" && { text: write.sentElsewhere }) });
  const text = write.saved(format.time(ctx.locale, saved.savedAt));
  const isOver = phaseState(plan.phases, "collect", ctx.now).state === "over";
  return Response.json({ draft: saved.id, version: saved.version, text: isOver ? `${text}. ${write.savedClosed}` : text });
});

export const loader = page({ access: "public" }, async () => {
  throw notFound();
});
