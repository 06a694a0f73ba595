import { redirect } from "@remix-run/node";
import { publishCheckpoint } from "#app/domain/audit/checkpoints.server.ts";
import { form, page } from "#app/server/route.server.ts";

/** Whoever comes here from signing in again finds the button on the page of the audit trail. */
export const loader = page({ access: "admin" }, async ({ ctx }) => {
  throw redirect(`/${ctx.locale}/admin/audit`);
});

/** Publishes where the chain stands now. */
export const action = form({ access: "admin" }, async ({ ctx }) => {
  throw redirect(`/${ctx.locale}/admin/audit?done=${(await publishCheckpoint(ctx)) ? "made" : "same"}`, 303);
});
