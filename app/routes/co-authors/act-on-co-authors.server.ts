import { inviteCoAuthor } from "#app/domain/co-authors/invite-co-author.server.ts";
import type { PlaceName } from "#app/domain/co-authors/place.server.ts";
import { removeCoAuthor } from "#app/domain/co-authors/remove-co-author.server.ts";
import { coAuthorIdInput, coAuthorInvitationInput } from "#app/domain/co-authors/schema.ts";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import type { FormFields, RouteArgs } from "#app/server/route.server.ts";

/** Carries one act on co-authors out, of a draft or of a proposal. Answers what was done, or the form to show again. */
export async function actOnCoAuthors(ctx: RouteArgs<unknown, unknown>["ctx"], place: PlaceName, fields: FormFields): Promise<"invited" | "withdrawn" | "removed" | ActAgain> {
  if (fields.intent === "remove") {
    const input = coAuthorIdInput.safeParse(fields);
    const result = input.success ? await removeCoAuthor(ctx, place, input.data.coAuthor) : { ok: false as const, reason: "co_author_gone" };
    return result.ok ? result.value : { intent: "remove", errors: { problem: result.reason }, fields };
  }
  const again = { intent: "invite", fields };
  const input = coAuthorInvitationInput.safeParse(fields);
  if (!input.success) return { ...again, errors: fieldErrorsOf(input.error) };
  const result = await inviteCoAuthor(ctx, place, input.data);
  if (result.ok) return "invited";
  // Why it is closed stands on the page; the address stays in the form.
  const isOfAddress = result.reason === "co_author_self" || result.reason === "co_authors_full" || result.reason === "draft_shared";
  return { ...again, errors: isOfAddress ? { email: result.reason } : {} };
}
