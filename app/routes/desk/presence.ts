import { notFound } from "#app/domain/errors.ts";
import { seeCase } from "#app/domain/presence/see-case.server.ts";
import { getCaseHead } from "#app/domain/triage/get-case-act.server.ts";
import { messages } from "#app/i18n/messages.ts";
import { form, page } from "#app/server/route.server.ts";
import { caseParams } from "./case-route.ts";

/** An open case's page says here that it is still open, and is answered who else has it open. */
export const action = form({ access: "moderator", params: caseParams }, async ({ ctx, params }) => {
  const present = await seeCase(ctx, await getCaseHead(ctx, params.plan, params.reference));
  return Response.json({ text: messages[ctx.locale].inbox.presence(present) });
});

export const loader = page({ access: "moderator" }, async () => {
  throw notFound();
});
