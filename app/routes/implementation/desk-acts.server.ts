import type { ActAgain } from "#app/components/desk/act-again.ts";
import type { Context } from "#app/domain/context.ts";
import { askForReport } from "#app/domain/implementation/ask-for-report.server.ts";
import { hideReport, showReport } from "#app/domain/implementation/hide-report.server.ts";
import { hideReportInput, ofReport } from "#app/domain/implementation/schema.ts";
import { stopLink } from "#app/domain/initiative-authorities/change-link.server.ts";
import { askPartyInput, ofParty } from "#app/domain/initiative-authorities/schema.ts";
import { actOnParty } from "#app/routes/initiative-desk/party-acts.server.ts";
import { notFound } from "#app/domain/errors.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { formAgain, type FormFields } from "#app/server/route.server.ts";

type Done = { done: "asked" | "stopped" | "named" | "hidden" | "shown"; at: string };
type Again = { again: ReturnType<typeof formAgain<ActAgain>> };

/** One act on who reports, or on what was reported: what was done and where on the page, or the form again. Null for another form. */
export async function actOnReporting(ctx: Context, { plan, reference }: { plan: string; reference: string }, fields: FormFields): Promise<Done | Again | null> {
  const again = (errors: ActAgain["errors"]) => ({ again: formAgain<ActAgain>({ intent: String(fields.intent), errors, fields }) });
  switch (fields.intent) {
    case "ask": {
      const input = askPartyInput.safeParse(fields);
      if (!input.success) return again(fieldErrorsOf(input.error));
      await askForReport(ctx, plan, reference, input.data);
      return { done: "asked", at: "parties" };
    }
    case "stop-link": {
      const input = ofParty.safeParse(fields);
      if (!input.success) throw notFound();
      await stopLink(ctx, plan, reference, input.data.party);
      return { done: "stopped", at: "parties" };
    }
    case "name-party": {
      const acted = await actOnParty(ctx, { plan, reference }, fields);
      return "again" in acted ? acted : { done: "named", at: "parties" };
    }
    case "hide-report": {
      const input = hideReportInput.safeParse(fields);
      if (!input.success) return again(fieldErrorsOf(input.error));
      await hideReport(ctx, plan, reference, input.data);
      return { done: "hidden", at: "now" };
    }
    case "show-report": {
      const input = ofReport.safeParse(fields);
      if (!input.success) throw notFound();
      await showReport(ctx, plan, reference, input.data.report);
      return { done: "shown", at: "now" };
    }
    default: return null;
  }
}
