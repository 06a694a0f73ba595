import { redirect } from "@remix-run/node";
import { z } from "zod";
import { noticePath } from "#app/domain/notifications/notice-path.ts";
import { openNotice } from "#app/domain/notifications/open-notice.server.ts";
import { page } from "#app/server/route.server.ts";

/** Leads on to what a notice is about, and marks it as read: nothing but what its own reader sees changes. */
export const loader = page({ access: "participant", params: z.object({ notice: z.uuid() }) }, async ({ ctx, params }) => redirect(`/${ctx.locale}/${noticePath(await openNotice(ctx, params.notice))}`));
