import { z } from "zod";
import { notFound } from "#app/domain/errors.ts";
import { getPlan } from "#app/domain/plans/queries.server.ts";
import { saveDraft } from "#app/domain/proposals/draft.server.ts";
import { draftInput } from "#app/domain/proposals/schema.ts";
import { format } from "#app/i18n/format.ts";
import { messages } from "#app/i18n/messages.ts";
import { takeDraftToken } from "#app/server/draft-cookie.server.ts";
import { form, page } from "#app/server/route.server.ts";

/** Where the writing page saves to while one types. It answers with the draft's id and the words to show. */
export const action = form({ access: "public", params: z.object({ plan: z.string() }) }, async ({ ctx, params, fields, request, scope }) => {
  const plan = await getPlan(ctx, params.plan);
  const draftId = typeof fields.draft === "string" && fields.draft !== "" ? fields.draft : null;
  const saved = await saveDraft(ctx, plan.id, takeDraftToken(request, scope), draftId, draftInput.parse({ ...fields, language: ctx.locale }));
  return Response.json({ draft: saved.id, text: messages[ctx.locale].proposals.write.saved(format.time(ctx.locale, saved.savedAt)) });
});

export const loader = page({ access: "public" }, async () => {
  throw notFound();
});
