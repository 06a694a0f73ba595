import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { CoAuthorsView } from "#app/components/co-authors/co-authors-view.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { getCoAuthorsPage } from "#app/domain/co-authors/list-co-authors.server.ts";
import { asReference } from "#app/domain/proposals/reference.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { actOnCoAuthors } from "./act-on-co-authors.server.ts";

const params = z.object({ reference: z.string().max(40).transform(asReference) });
const query = z.object({ done: z.enum(["invited", "withdrawn", "removed"]).optional().catch(undefined) });

export const loader = page({ access: "participant", params, query }, async ({ ctx, params, query, held }) => ({
  found: await getCoAuthorsPage(ctx, params), done: query.done, reference: params.reference, inviter: ctx.actor.kind === "person" ? ctx.actor.name : "",
  held: held ? { intent: String(held.intent), errors: {}, fields: held } : undefined,
}));

export const action = form({ access: "participant", params }, async ({ ctx, params, fields }) => {
  const answer = await actOnCoAuthors(ctx, params, fields);
  if (typeof answer !== "string") return formAgain(answer, Object.keys(answer.errors).length > 0 ? 400 : 409);
  throw redirect(withQuery(`/${ctx.locale}/proposals/${params.reference}/co-authors`, { done: answer }), 303);
});

export const meta = titled((m) => m.coAuthors.title);

export default function CoAuthorsOfProposal() {
  const { found, done, reference, inviter, held } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>() ?? held;
  const { locale } = useLocale();
  const proposal = `/${locale}/proposals/${reference}`;
  return <CoAuthorsView found={found} path={`${proposal}/co-authors`} backHref={proposal} inviter={inviter} done={done} again={again} />;
}
