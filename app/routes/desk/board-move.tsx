import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { outcomeId } from "#app/components/board/board-outcome.tsx";
import { boardPath, boardQuery, type BoardQuery } from "#app/components/board/board-query.ts";
import { MoveForm } from "#app/components/board/move-form.tsx";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getPlacing, type PlacedIn } from "#app/domain/board/get-placing.server.ts";
import { placeInput } from "#app/domain/board/schema.ts";
import { DomainError, notFound } from "#app/domain/errors.ts";
import { holdForm } from "#app/domain/held-forms/hold-form.server.ts";
import { markOf, type Placement } from "#app/domain/triage/placement.ts";
import { removeFromShortlist } from "#app/domain/triage/remove-from-shortlist.server.ts";
import { shortlistProposals } from "#app/domain/triage/shortlist-proposals.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { takeBrowserToken } from "#app/server/browser-token.server.ts";
import { form, formAgain, page, type FormFields, type RouteArgs } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string() });
const declared = { access: "moderator", params, query: boardQuery } as const;

export const loader = page(declared, async ({ ctx, params, query, held }) => ({ placing: await getPlacing(ctx, params.plan, referenceIn(query)), query, held: held ? ({ intent: "place", errors: {}, fields: held } satisfies ActAgain) : undefined }));

function referenceIn({ ref }: BoardQuery): string {
  if (!ref) throw notFound();
  return ref;
}

/** Puts the proposal into a draft, changes how it is in one, or takes it out; also to undo what was just done. */
export const action = form(declared, async ({ ctx, params, query, request, scope, fields }) => {
  const reference = referenceIn(query);
  const { placements } = await getPlacing(ctx, params.plan, reference);
  const again = (errors: ActAgain["errors"]) => formAgain<ActAgain>({ intent: "place", errors, fields });
  const overtaken = () => formAgain<ActAgain>({ intent: "place", errors: {}, fields, overtaken: true }, 409);
  const finish = async (done: NonNullable<BoardQuery["done"]>, initiative: string, undoBy?: { before: Placement; mark: string }) =>
    redirect(await outcomePath({ ctx, params, query, request, scope }, { done, initiative, undoBy: fields.undo === "1" ? undefined : undoBy }), 303);
  if (fields.intent === "remove") {
    const initiative = String(fields.initiative);
    const before = placements.find((each) => each.initiative === initiative);
    try {
      await removeFromShortlist(ctx, reference, initiative);
    } catch (error) {
      // Somebody else took it out already.
      if (error instanceof DomainError && error.kind === "not_found") return overtaken();
      throw error;
    }
    throw await finish(fields.undo === "1" ? "undone" : "removed", initiative, before && { before, mark: "" });
  }
  const input = placeInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  const { initiative, degree, passage } = input.data;
  const before = placements.find((each) => each.initiative === initiative);
  if (warnsOfCpr(fields, passage === before?.passage ? [] : [passage])) return again({});
  try {
    const result = await shortlistProposals(ctx, [reference], { initiative, degree, passage, title: "", summary: "" }, { seen: seenIn(fields) });
    if (!result.ok) return again({ initiative: result.reason });
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return overtaken();
    throw error;
  }
  throw await finish(fields.undo === "1" ? "undone" : before ? "changed" : "placed", initiative, before && { before, mark: markOf({ degree, passage }) });
});

/** The marks of the placements that the form showed, by initiative. */
function seenIn({ seen }: FormFields): Map<string, string> {
  return new Map(String(seen ?? "").split(",").filter(Boolean).map((each) => { const [initiative = "", mark = ""] = each.split(":"); return [initiative, mark] as const; }));
}

type Came = Pick<RouteArgs<z.infer<typeof params>, BoardQuery>, "ctx" | "params" | "query" | "request" | "scope">;

/** The page that one goes back to, with what was done, and with how it was before to undo it by: a passage is too long for an address, and is held. */
async function outcomePath({ ctx, params, query, request, scope }: Came, { done, initiative, undoBy }: { done: NonNullable<BoardQuery["done"]>; initiative: string; undoBy: { before: Placement; mark: string } | undefined }): Promise<string> {
  const rest = query.draft ? `/${query.draft}` : "";
  const passage = undoBy?.before.passage;
  const held = passage ? await holdForm(ctx, takeBrowserToken(request, scope), { path: `/${ctx.locale}/desk/${params.plan}/board${rest}`, fields: { passage } }).catch((error: unknown) => {
    // Held too much in this hour: without the passage nothing is undone.
    if (error instanceof DomainError && error.kind === "too_many") return null;
    throw error;
  }) : undefined;
  const undo = undoBy && held !== null ? { degree: undoBy.before.degree, mark: undoBy.mark, held } : {};
  return `${boardPath(ctx.locale, params.plan, rest, query, { done, ref: query.ref, initiative, ...undo })}#${outcomeId}`;
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { placing }) => `${placing.proposal.reference} – ${m.board.title}`);

export default function BoardMove() {
  const { placing, query, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.board.move;
  const { plan, proposal, placements } = placing;
  const current = placements.find((each: PlacedIn) => each.initiative === query.initiative);
  const back = boardPath(locale, plan.slug, query.draft ? `/${query.draft}` : "", query);
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={back}>{query.draft ? words.toDraft : words.back}</BackLink>} title={current ? words.changeTitle(proposal.reference, current.initiative) : words.title(proposal.reference)} />
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} role="status" focus /> : null}
      <MoveForm placing={placing} query={query} again={answered ?? held} />
    </div>
  );
}
