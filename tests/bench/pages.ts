import type Database from "better-sqlite3";
import { writeCursor } from "#app/domain/keyset/cursor.ts";
import { stemQuery } from "#app/lib/stem.ts";
import { hugeDebate, longDebate } from "./data/debate-sizes.ts";
import { planSlug, themeSlugs } from "./data/people.ts";
import { vocabulary } from "./data/words.ts";

/** A page to be measured. `as` says who reads it. */
export type BenchPage = { name: string; path: string; as: "visitor" | "participant" | "moderator" | "coordinator"; headers?: Record<string, string> };

export const listPath = `/da/plans/${planSlug}/proposals`;

const pageSize = 20;
const wantedDepth = 4000;

/** The pages of the benchmark, with the addresses that they have in this database. The first is the one that the targets speak of. */
export function benchPages(connection: Database.Database): BenchPage[] {
  const search = (word: string, rest = "") => `${listPath}?q=${encodeURIComponent(word)}${rest}`;
  const similar = (title: string) => `${listPath}/similar?title=${encodeURIComponent(title)}`;
  const words = searchWords(connection);
  const depth = Math.min(wantedDepth, Math.floor(visibleCount(connection) / pageSize) - 2);
  const proposal = `/da/proposals/${longProposal(connection)}`;
  const desk = `/da/desk/${planSlug}`;
  const pages: BenchPage[] = [
    { name: "list, page 1, signed in", path: listPath, as: "participant" },
    { name: "list, page 1", path: listPath, as: "visitor" },
    { name: "list, page 1, gzip", path: listPath, as: "visitor", headers: { "accept-encoding": "gzip" } },
    { name: `list, page ${depth} by keyset`, path: `${listPath}?cursor=${cursorAt(connection, depth)}`, as: "visitor" },
    { name: "list, by theme and type", path: `${listPath}?theme=${themeSlugs[1]}&type=ngo`, as: "visitor" },
    { name: "list, all filters, few match", path: `${listPath}?theme=${themeSlugs[2]}&type=authority&status=out_of_scope`, as: "visitor" },
    { name: "list, answered, most supported", path: `${listPath}?status=answered&sort=supported`, as: "visitor" },
    { name: "search, rare word", path: search(words.rare), as: "visitor" },
    { name: "search, middling word", path: search(words.middling), as: "visitor" },
    { name: "search, common word", path: search(words.common), as: "visitor" },
    { name: "search, commonest word", path: search("og"), as: "visitor" },
    { name: "search, common and rare word", path: search(`${words.common} ${words.rare}`), as: "visitor" },
    { name: "search, common, by theme, newest", path: search(words.common, `&theme=${themeSlugs[0]}&sort=newest`), as: "visitor" },
    { name: "similar, a title", path: similar(titleOf(connection)), as: "visitor" },
    { name: "similar, common words", path: similar(vocabulary("da").filter((word) => word.length > 4).slice(0, 8).join(" ")), as: "visitor" },
    { name: `proposal, ${longDebate} comments`, path: proposal, as: "visitor" },
    { name: `proposal, ${longDebate} comments, signed in`, path: proposal, as: "participant" },
    ...hugePages(connection),
    { name: "home", path: "/da", as: "visitor" },
    { name: "home, signed in", path: "/da", as: "participant" },
    { name: "plan", path: `/da/plans/${planSlug}`, as: "visitor" },
    { name: "figures", path: `/da/plans/${planSlug}/figures`, as: "visitor" },
    { name: "theme", path: `/da/plans/${planSlug}/themes/${themeSlugs[0]}`, as: "visitor" },
    { name: "initiative", path: "/da/initiatives/BEN28-I-01", as: "visitor" },
    { name: "desk, inbox", path: desk, as: "moderator" },
    { name: "desk, answered", path: `${desk}?view=answered`, as: "moderator" },
    { name: "desk, hidden", path: `${desk}?view=hidden`, as: "moderator" },
    { name: "desk, overdue", path: `${desk}?view=overdue`, as: "moderator" },
    { name: "desk, by stage", path: `${desk}?view=all&stage=in_triage`, as: "moderator" },
    { name: "desk, search, common word", path: `${desk}?q=${words.common}`, as: "moderator" },
    { name: "desk, board", path: `${desk}/board`, as: "moderator" },
    { name: "desk, board, all, by theme", path: `${desk}/board?view=all&theme=${themeSlugs[1]}`, as: "moderator" },
    { name: "desk, board, search, common word", path: `${desk}/board?q=${words.common}`, as: "moderator" },
    { name: "desk, case", path: `${desk}/${longProposal(connection)}`, as: "moderator" },
    { name: "desk, figures", path: `${desk}/figures`, as: "moderator" },
    { name: "desk, a draft initiative", path: `${desk}/board/BEN28-I-01`, as: "moderator" },
    { name: "desk, drafts", path: `${desk}/initiatives`, as: "moderator" },
    { name: "desk, choosing a handler", path: `${desk}/${longProposal(connection)}/assign`, as: "moderator" },
    { name: "a plan, for who runs it", path: `/da/admin/plans/${planSlug}`, as: "coordinator" },
    { name: "its themes", path: `/da/admin/plans/${planSlug}/themes`, as: "coordinator" },
    { name: "own account", path: "/da/account", as: "participant" },
  ];
  return pages;
}

function visibleCount(connection: Database.Database): number {
  return connection.prepare("select sum(count) from proposal_tallies").pluck().get() as number;
}

/** The address of a page far behind, as a reader would reach it who went on page by page. */
function cursorAt(connection: Database.Database, page: number): string {
  const last = connection.prepare("select id, submitted_at as at from proposals where is_hidden = 0 order by submitted_at desc, id desc limit 1 offset ?").get((page - 1) * pageSize - 1) as { id: string; at: number };
  return writeCursor({ direction: "after", value: last.at, id: last.id });
}

/** The newest visible proposal with exactly the long debate, answered by nobody yet. */
function longProposal(connection: Database.Database): string {
  return connection.prepare("select reference from proposals where is_hidden = 0 and status = 'received' and comment_count = ? order by submitted_at desc limit 1").pluck().get(longDebate) as string;
}

/** A title as people write it: that of the newest proposal, which finds itself and its like. */
function titleOf(connection: Database.Database): string {
  return connection.prepare("select title from proposals where is_hidden = 0 order by submitted_at desc limit 1").pluck().get() as string;
}

/** The first page of a debate that is seldom so long, in its own order and in others. */
function hugePages(connection: Database.Database): BenchPage[] {
  const reference = connection.prepare("select reference from proposals where is_hidden = 0 and comment_count = ? order by submitted_at desc limit 1").pluck().get(hugeDebate) as string | undefined;
  if (reference === undefined) return [];
  const path = `/da/proposals/${reference}`;
  return [
    { name: `proposal, ${hugeDebate} comments`, path, as: "visitor" },
    { name: `proposal, ${hugeDebate} comments, signed in`, path, as: "participant" },
    { name: `proposal, ${hugeDebate} comments, most useful, against`, path: `${path}?sort=useful&stance=against`, as: "visitor" },
  ];
}

/** The rarest word that fills a page of results, one that some five in a hundred hold, and one that most hold. */
function searchWords(connection: Database.Database): { rare: string; middling: string; common: string } {
  const all = visibleCount(connection);
  const count = connection.prepare("select count(*) from (select rowid from search_index where search_index match ?)").pluck();
  const words = vocabulary("da").filter((word) => word.length > 4);
  const holders = (word: string) => count.get(`{title body} : "${stemQuery(word)[0]!}"*`) as number;
  // Among a million every word of the list is in some hundreds.
  const rarest = () => {
    const found = words.slice(Math.floor(words.length / 2)).map((word) => ({ word, matches: holders(word) })).filter(({ matches }) => matches >= pageSize).sort((a, b) => a.matches - b.matches)[0];
    if (!found) throw new Error(`No word of the benchmark is in ${pageSize} proposals`);
    return found.word;
  };
  const find = (least: number, most: number, from: number) => {
    for (const word of words.slice(from)) {
      const matches = holders(word);
      if (matches >= least && matches <= most) return word;
    }
    throw new Error(`No word of the benchmark is in ${least} to ${most} proposals`);
  };
  return { rare: rarest(), middling: find(all * 0.04, all * 0.07, 20), common: find(all * 0.5, all, 0) };
}
