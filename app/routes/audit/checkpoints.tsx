import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { When } from "#app/components/shell/when.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { listCheckpoints } from "#app/domain/audit/checkpoints.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";

const query = z.object({ cursor: z.string().max(200).optional().catch(undefined) });

/** The published heads of the audit trail's chain, and how to check by them. */
export const loader = page({ access: "public", query }, async ({ ctx, query }) => listCheckpoints(ctx, query.cursor));

export const meta = titled((m) => m.audit.checkpoints.title);

export default function Checkpoints() {
  const { rows, previous, next } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.audit.checkpoints;
  const path = `/${locale}/audit/checkpoints`;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      {rows.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : (
        <Table id="checkpoints" caption={words.caption} compact columns={[{ key: "sequence", header: words.columns.sequence, numeric: true }, { key: "hash", header: words.columns.hash }, { key: "at", header: words.columns.at }]}
          rows={rows.map(({ sequence, hash, at }) => ({ key: String(sequence), cells: { sequence, hash: <code className="sp-audit__hash">{hash}</code>, at: <When at={at} withTime /> } }))} />
      )}
      <Pagination label={m.shell.pages} previous={previous ? { href: withQuery(path, { cursor: previous }), text: m.shell.previous } : null} next={next ? { href: withQuery(path, { cursor: next }), text: m.shell.next } : null} />
      <section className="sp-section sp-stack">
        <h2>{words.howTitle}</h2>
        <p>{words.how}</p>
        <p><code className="sp-audit__hash">{words.command}</code></p>
        <p>{words.form}</p>
        <p><a href="/audit/checkpoints.json">{words.json}</a></p>
      </section>
    </>
  );
}
