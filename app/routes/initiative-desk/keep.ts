import { z } from "zod";
import { DomainError, notFound } from "#app/domain/errors.ts";
import { keepEdit } from "#app/domain/initiatives/keep-edit.server.ts";
import { pageVersion } from "#app/domain/initiatives/schema.ts";
import { format } from "#app/i18n/format.ts";
import { messages } from "#app/i18n/messages.ts";
import { form, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });

/** Where the editor keeps what is written while one types, for its writer alone. It answers when that was and the words to show, or that it was not kept. */
export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  const words = messages[ctx.locale].initiativeDesk.editor;
  const version = pageVersion.parse(fields.version);
  try {
    const kept = await keepEdit(ctx, params.plan, params.reference, fields, { name: String(fields.page).slice(0, 40), version, seen: String(fields.draft) });
    if (kept.state === "other_page" || kept.state === "too_much") return Response.json({ changed: true, text: kept.state === "too_much" ? words.tooMuch : words.otherPage });
    const time = format.time(ctx.locale, kept.savedAt);
    return Response.json({ draft: String(kept.savedAt.getTime()), version, text: kept.state === "overtaken" ? words.keptOvertaken(time) : words.keptAt(time) });
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return Response.json({ changed: true, text: words.published });
    throw error;
  }
});

export const loader = page({ access: "moderator", params }, async () => {
  throw notFound();
});
