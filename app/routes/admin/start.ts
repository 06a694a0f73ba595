import { redirect } from "@remix-run/node";
import { page } from "#app/server/route.server.ts";

/** The administration begins with the people. */
export const loader = page({ access: "coordinator" }, async ({ ctx }) => Promise.resolve(redirect(`/${ctx.locale}/admin/people`)));
