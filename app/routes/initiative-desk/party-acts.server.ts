import { formAgain, type FormFields } from "#app/server/route.server.ts";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import type { PartyDone } from "#app/components/initiatives/parties.tsx";
import type { Context } from "#app/domain/context.ts";
import { askParty, makeLead } from "#app/domain/initiative-authorities/ask-party.server.ts";
import { nameParty, removeParty } from "#app/domain/initiative-authorities/name-party.server.ts";
import { askPartyInput, ofParty, partyInput } from "#app/domain/initiative-authorities/schema.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";

/** The names of the form's fields where the page has another form with such a field. */
const fieldNames: Record<string, string> = { name: "partyName", email: "partyEmail" };

/** One act on who carries an initiative out: what was done, or the form again. */
export async function actOnParty(ctx: Context, { plan, reference }: { plan: string; reference: string }, fields: FormFields): Promise<{ done: PartyDone } | { again: ReturnType<typeof formAgain<ActAgain>> }> {
  const again = (errors: ActAgain["errors"]) => ({ again: formAgain<ActAgain>({ intent: String(fields.intent), errors, fields }) });
  if (fields.intent === "name-party") {
    const input = partyInput.safeParse({ ...fields, name: fields.partyName, email: fields.partyEmail });
    if (!input.success) return again(Object.fromEntries(Object.entries(fieldErrorsOf(input.error)).map(([name, problem]) => [fieldNames[name] ?? name, problem])));
    const result = await nameParty(ctx, plan, reference, input.data);
    return result.ok ? { done: "named" } : again({ refused: result.reason });
  }
  if (fields.intent === "ask") {
    const input = askPartyInput.safeParse(fields);
    if (!input.success) return again(fieldErrorsOf(input.error));
    await askParty(ctx, plan, reference, input.data);
    return { done: "told" };
  }
  const { party } = ofParty.parse({ party: String(fields.party).slice(0, 40) });
  if (fields.intent === "make-lead") {
    await makeLead(ctx, plan, reference, party);
    return { done: "lead" };
  }
  await removeParty(ctx, plan, reference, party);
  return { done: "removed" };
}

export const partyIntents = ["name-party", "ask", "make-lead", "remove-party"];
