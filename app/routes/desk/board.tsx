import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { BoardDialog } from "#app/components/board/board-dialog.tsx";
import { BoardOutcome } from "#app/components/board/board-outcome.tsx";
import { boardQuery, toBoardFilter } from "#app/components/board/board-query.ts";
import { Columns, columnsId } from "#app/components/board/columns.tsx";
import { TrayList } from "#app/components/board/tray.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getBoard } from "#app/domain/board/get-board.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "moderator", params: z.object({ plan: z.string() }), query: boardQuery }, async ({ ctx, params, query, held }) => ({ ...(await getBoard(ctx, params.plan, toBoardFilter(query))), query: { ...query, draft: undefined }, held }));

export const meta = titled((m) => `${m.board.title} – ${m.desk.title}`);

/** The shortlist board: what leads nowhere yet, and the drafts of each theme. */
export default function BoardPage() {
  const { plan, themes, cards, tray, unplaced, query, held } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  return (
    <div data-board="">
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}`}>{m.board.back}</BackLink>} title={m.board.title} lead={m.board.lead} after={<p className="sp-board-jump"><Button href={`#${columnsId}`} kind="secondary" small>{m.board.columns}</Button></p>} />
      <div className="sp-board-page">
        <TrayList {...{ plan, themes, tray, unplaced, query }} />
        <Columns {...{ plan, themes, cards, unplaced, query }} />
      </div>
      <BoardOutcome planSlug={plan.slug} query={query} held={held} />
      <BoardDialog />
    </div>
  );
}
