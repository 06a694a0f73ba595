import { z } from "zod";
import type { Context } from "#app/domain/context.ts";
import { DomainError } from "#app/domain/errors.ts";
import { collectEvidence } from "#app/domain/evidence/collect-evidence.server.ts";
import { messages } from "#app/i18n/messages.ts";
import { contentDisposition } from "#app/server/content-disposition.ts";
import { page } from "#app/server/route.server.ts";
import { smallPage } from "#app/server/small-page.ts";
import { zipStream } from "#app/server/zip-stream.ts";

/** The public evidence of a plan's requirements, packed while it is sent. */
export const loader = page({ access: "public", params: z.object({ plan: z.string().max(80) }) }, async ({ ctx, params, request }) => {
  try {
    const { name, files } = await collectEvidence(ctx, params.plan);
    const headers = { "Content-Type": "application/zip", "Content-Disposition": contentDisposition("attachment", name), "Cache-Control": "no-store" };
    return new Response(request.method === "HEAD" ? null : zipStream(files, ctx.now), { headers });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refusal(ctx, error);
  }
});

function refusal({ locale }: Context, error: DomainError): Response {
  const { errors } = messages[locale].shell;
  if (error.kind === "not_found") return smallPage(locale, errors.not_found, { status: 404 });
  if (error.kind !== "too_many") throw error;
  const { title, text } = errors.too_many;
  const seconds = error.retryAfter ?? 60;
  return smallPage(locale, { title, text: text(seconds) }, { status: 429, headers: { "Retry-After": String(seconds) } });
}
