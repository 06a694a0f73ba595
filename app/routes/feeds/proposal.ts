import { z } from "zod";
import { getJourneyFeed } from "#app/domain/versions/get-journey-feed.server.ts";
import { gapWords } from "#app/i18n/gap-words.ts";
import { journeyTitle } from "#app/i18n/journey-title.ts";
import { messages } from "#app/i18n/messages.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import { withGaps } from "#app/lib/gap-marks.ts";
import { atomFeed } from "#app/lib/atom.ts";
import { DomainError } from "#app/domain/errors.ts";
import { page } from "#app/server/route.server.ts";
import { locales } from "#db/values.ts";

const params = z.object({ reference: z.string().max(40) });
const query = z.object({ language: z.enum(locales).catch("da") });

/** The journey of a proposal for feed readers, in the language that the address asks for. */
export const loader = page({ access: "public", params, query }, async ({ ctx, params, query: { language }, platform }) => {
  const feed = await getJourneyFeed(ctx, params.reference).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") return null;
    throw error;
  });
  // Whoever asks is a program: it is told in one line.
  if (!feed) return new Response("not found\n", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  const m = messages[language];
  const origin = platform.env.PUBLIC_URL;
  const self = `${origin}/feeds/proposals/${feed.reference}?language=${language}`;
  const link = `${origin}/${language}/proposals/${feed.reference}`;
  const xml = atomFeed({
    id: self, self, link, language, author: m.shell.name, updated: feed.updated, subtitle: m.versions.feed.subtitle, title: m.versions.feed.title(feed.reference, withGaps(feed.title, gapWords[language])),
    entries: feed.entries.map((entry) => ({ id: `urn:uuid:${entry.id}`, link: `${link}${entry.kind === "edited" && !entry.reason ? "/versions" : ""}`, at: entry.at, title: journeyTitle(m, { ...entry, theme: entry.theme && inLocale(entry.theme, language).text }) })),
  });
  // No reader needs to ask more often; a cache that many share would keep the cookie of who asked first.
  return new Response(xml, { headers: { "Content-Type": "application/atom+xml; charset=utf-8", "Cache-Control": "private, max-age=300" } });
});
