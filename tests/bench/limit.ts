// The limit: what this machine can do at all with Node and SQLite. node:http, the query of the list page, a template
// string, and as many bytes as the product's page. node tests/bench/limit.ts FILE PLAN BYTES; it prints its port.
import Database from "better-sqlite3";
import { createServer } from "node:http";

type Row = {
  reference: string; title: string; language: string; theme: string; status: string; participant_type: string; display: string; shown_name: string;
  organisation: string | null; verified_at: number | null; support_count: number; comment_count: number; submitted_at: number;
};

const [file, planId, bytes] = process.argv.slice(2);
const connection = new Database(file, { readonly: true });
connection.pragma("cache_size = -16000");
const rows = connection.prepare<[string], Row>(`
  select p.reference, p.title, p.language, t.title as theme, p.status, p.participant_type, p.display, p.shown_name, o.name as organisation, o.verified_at,
    p.support_count, p.comment_count, p.submitted_at
  from proposals p join themes t on t.id = p.theme_id left join organisations o on o.id = p.organisation_id
  where p.plan_id = ? and p.is_hidden = 0 order by p.submitted_at desc, p.id desc limit 21`);

function page() {
  const items = rows.all(planId!).slice(0, 20).map((row) => `<li><p>${row.reference} ${row.theme}</p><h2><a href="/da/proposals/${row.reference}" lang="${row.language}">${escape(row.title)}</a></h2>
<p>${row.participant_type} ${escape(row.organisation ?? row.shown_name)} ${new Date(row.submitted_at).toISOString()}</p><p>${row.status} ${row.support_count} ${row.comment_count}</p></li>`);
  return `<!DOCTYPE html><html lang="da"><head><title>Forslag</title></head><body><ol>${items.join("")}</ol></body></html>`;
}

function escape(text: string) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

// What the product's page has beside its rows.
const filler = " ".repeat(Math.max(0, Number(bytes) - Buffer.byteLength(page())));

const server = createServer((_request, response) => {
  const body = Buffer.from(page() + filler);
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": body.length }).end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`listening on http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}\n`);
});
process.on("SIGTERM", () => process.exit(0));
