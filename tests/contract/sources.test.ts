import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { leftOut } from "#app/domain/audit/read-data.ts";
import { deskSettingsInput } from "#app/domain/desk-settings/schema.ts";
import type { RetentionReport } from "#app/domain/retention/run-retention.server.ts";
import { messages } from "#app/i18n/messages.ts";
import { notificationKinds } from "#db/values.ts";
import { thresholdBounds } from "#app/domain/compliance/thresholds.ts";
import { findAuditFields } from "#tests/support/audit-fields.ts";

/** The sources under a folder, by their path. */
function sourcesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name));
  return new Map(names.sort().map((name) => [path.posix.join(folder, name), readFileSync(path.join(folder, name), "utf8")]));
}

describe("every command leaves an audit row", () => {
  // What changes nothing that a person decided, or is not theirs to answer for yet. Each with its reason.
  const withoutAudit: Record<string, string> = {
    "app/domain/accounts/send-verification.server.ts": "sends a link again; the account does not change",
    "app/domain/accounts/prove-self.server.ts": "forgets wrong passwords; the change that they were asked for is recorded",
    "app/domain/assessment/assign-by-rules.server.ts": "opens the transaction for fillAssessors, which records whom it asks",
    "app/domain/assessment/tell-assessors.server.ts": "tells people what they were asked, which is recorded where they were; reminders are recorded",
    "app/domain/audit/publish-daily-checkpoint.server.ts": "nobody's act: a record of it would be one more entry to publish",
    "app/domain/audit/seal-entries.server.ts": "seals what was recorded",
    "app/domain/attachments/attach-sent.server.ts": "attaches for others, which record it where the text is published",
    "app/domain/attachments/position-files.server.ts": "goes with what an organisation has not released",
    "app/domain/attachments/draft-files.server.ts": "goes with a draft, which is nobody's business yet",
    "app/domain/attachments/remove-left-over.server.ts": "removes what belongs to nothing; taking it off is recorded",
    "app/domain/attachments/store-files.server.ts": "belongs to nothing until it is attached, which is recorded",
    "app/domain/publications/make-files.server.ts": "makes files of what was published, which is recorded",
    "app/domain/board/forget-placements.server.ts": "forgets what can be undone no more; taking it out was recorded",
    "app/domain/bulk/carry-out.server.ts": "the worker's own books: ordering is recorded, and each case by the act on it",
    "app/domain/held-forms/hold-form.server.ts": "keeps what was typed before signing in, for a day",
    "app/domain/initiatives/keep-edit.server.ts": "what somebody has not saved is nobody's business",
    "app/domain/mail/forget-old-mail.server.ts": "the worker's own books too",
    "app/domain/presence/forget-presence.server.ts": "forgets who had a case open minutes ago",
    "app/domain/presence/see-case.server.ts": "who has a case open is forgotten after minutes; reading a hidden text is recorded by itself",
    "app/domain/saved-views/saved-views.server.ts": "what somebody keeps for their own list is nobody's business",
    "app/domain/notifications/fan-out.server.ts": "the worker's own books: the act that is told is recorded",
    "app/domain/notifications/list-notices.server.ts": "what somebody has read is nobody's business",
    "app/domain/notifications/open-notice.server.ts": "what somebody has read is nobody's business",
    "app/domain/compliance/remind-coordinators.server.ts": "tells coordinators how a requirement stands; nothing changes",
    "app/domain/notifications/remind-of-deadlines.server.ts": "tells people of a date; nothing changes",
    "app/domain/notifications/send-digests.server.ts": "the worker's own books too",
    "app/domain/mail/send-due-mail.server.ts": "the worker's own books: the act that queued the mail is recorded",
    "app/domain/proposals/draft.server.ts": "what somebody has not submitted is nobody's business",
    "app/domain/positions/save-position.server.ts": "what an organisation has not released is nobody's business",
    "app/domain/rate-limits/growing-wait.server.ts": "counts tries",
    "app/domain/rate-limits/take-try.server.ts": "counts tries",
    "app/domain/reports/forget-reporters.server.ts": "addresses and words that have had their time; what was decided is recorded",
    "app/domain/retention/forget-old-links.server.ts": "links that work no longer; what they were for is recorded",
    "app/domain/search-index/refresh-index.server.ts": "makes the search index anew from what is there; no proposal changes",
    "app/domain/seed/seed-database.server.ts": "opens the transaction for the parts of the seed, which record what they write",
  };
  const writing = [...sourcesOf("app/domain")].filter(([, source]) => /\bctx\.write\(/.test(source));
  /** The bodies of the exported functions that open a transaction. */
  const commands = writing.flatMap(([file, source]) => source.split(/^(?=(?:export )?(?:async )?function )/m).filter((part) => /\bctx\.write\(/.test(part)).map((part) => ({ file, name: /function (\w+)/.exec(part)?.[1] ?? "?", body: part, source })));

  const functionsOf = (source: string) => source.split(/^(?=(?:export )?(?:async )?function )/m).map((body) => ({ name: /^(?:export )?(?:async )?function (\w+)/.exec(body)?.[1] ?? "", isExported: body.startsWith("export "), body })).filter(({ name }) => name !== "");
  const calls = (body: string, names: ReadonlySet<string>) => [...names].some((name) => new RegExp(`\\b${name}\\(`).test(body));
  /** The names that a file imports. */
  const importsOf = (source: string) => [...source.matchAll(/^import \{([^}]+)\} from/gm)].flatMap(([, names]) => names!.split(",").map((name) => name.trim()));
  /** The exported functions of the domain that record, by themselves or by a function of their own file. */
  const recorders = new Set([...sourcesOf("app/domain")].flatMap(([, source]) => [...recordingIn(source, new Set())].filter((name) => functionsOf(source).some((each) => each.name === name && each.isExported))));

  /** The functions of a file that record: by themselves, or by one that they call, of the file or of `known` that it imports. */
  function recordingIn(source: string, known: ReadonlySet<string>): Set<string> {
    const found = new Set([...known].filter((name) => importsOf(source).includes(name)));
    for (let before = -1; before !== found.size;) {
      before = found.size;
      for (const { name, body } of functionsOf(source)) if (/\brecord(?:Staff)?Act\(/.test(body) || calls(body.slice(body.indexOf("{")), found)) found.add(name);
    }
    return found;
  }

  it("is looked for in enough of them for the search to mean something", () => { expect(commands.length).toBeGreaterThan(20); });

  it.each(commands.filter(({ file }) => !(file in withoutAudit)).map((each) => [`${each.name} (${each.file})`, each] as const))("%s", (_, { name, source }) => {
    expect([...recordingIn(source, recorders)]).toContain(name);
  });

  it("except for files that are there and write", () => {
    expect(Object.keys(withoutAudit).filter((file) => !writing.some(([name]) => name === file))).toEqual([]);
  });
});

describe("the audit trail", () => {
  const sources = [...sourcesOf("app"), ...sourcesOf("db"), ...sourcesOf("scripts")];

  it("is added to, and never changed or removed from", () => {
    const offenders = sources.filter(([, source]) => /\.(?:update|delete)\((?:[\w.]*\.)?(?:auditEntries|auditSeals|auditCheckpoints)\b/.test(source) || /\b(?:update|delete from) audit_(?:entries|seals|checkpoints)/i.test(source)).map(([file]) => file);
    expect(offenders).toEqual([]);
  });

  // Names that are put together while it runs, and what comes of them.
  const composed: Record<string, readonly string[]> = {
    "organisation.join_${decision}d": ["organisation.join_approved", "organisation.join_declined"],
    "${subject}.hidden_text_read": ["proposal.hidden_text_read", "comment.hidden_text_read"],
    "${row.subject}.hidden_text_read": ["proposal.hidden_text_read", "comment.hidden_text_read"],
    "${view.subject}.hidden_text_read": ["proposal.hidden_text_read", "comment.hidden_text_read"],
    "${subject}.redacted": ["proposal.redacted", "comment.redacted"],
    "${text.subject}.passage_restored": ["proposal.passage_restored", "comment.passage_restored"],
    "writer.${measure}": ["writer.warned", "writer.suspended"],
    "co_author.name_${display === \"name\" ? \"shown\" : \"hidden\"}": ["co_author.name_shown", "co_author.name_hidden"],
    "contribution.name_${choice}": ["contribution.name_shown", "contribution.name_hidden"],
  };
  const named = sources.filter(([file]) => file.startsWith("app/domain/")).flatMap(([, source]) => [...source.matchAll(/\baction: (?:\w[\w.]* \? )?(?:"([a-z_]+\.[a-z_]+)"(?: : "([a-z_]+\.[a-z_]+)")?|`((?:[^`])+)`)/g)].flatMap(([, one, other, template]) => (template ? (composed[template] ?? [template]) : [one!, ...(other ? [other] : [])])));

  it.each(["da", "en"] as const)("has words for every act, in %s", (locale) => {
    expect(named.length).toBeGreaterThan(80);
    expect([...new Set(named)].filter((action) => !Object.hasOwn(messages[locale].audit.actions, action)).sort()).toEqual([]);
  });
});

describe("the fields of the audit trail", () => {
  // Acts whose fields only running tells, and which those can be.
  const openFields: Record<string, readonly string[]> = {
    '"account.notifications_set"': notificationKinds,
    '"compliance.rules_changed"': Object.keys(thresholdBounds),
    '"plan.desk_settings_changed"': Object.keys(deskSettingsInput.shape).filter((name) => name !== "version"),
    '"retention.carried_out"': Object.keys({ unconfirmed: [], claims: [], told: [], withdrawn: [], deleted: [] } satisfies RetentionReport),
    // Scores by criterion: named by its title, see the list of the audit trail.
    action: [],
  };
  const acts = findAuditFields();

  it("are found by their types, in enough acts for the search to mean something", () => {
    expect(acts.length).toBeGreaterThan(150);
    expect(acts.find((each) => each.action === '"answer.drafted"')?.fields).toEqual(["outcome", "stage", "state", "template"]);
    expect(acts.filter((each) => each.open && !(each.action in openFields)).map((each) => `${each.action} ${each.at}`)).toEqual([]);
    expect(Object.keys(openFields).filter((action) => !acts.some((each) => each.open && each.action === action))).toEqual([]);
  });

  it.each(["da", "en"] as const)("have words, in %s", (locale) => {
    const fields = new Set(acts.flatMap(({ action, fields, open }) => [...fields, ...(open ? openFields[action] ?? [] : [])]));
    expect([...fields].filter((field) => !leftOut.includes(field) && !Object.hasOwn(messages[locale].audit.fields, field)).sort()).toEqual([]);
  });
});

describe("the desk", () => {
  it.each([...sourcesOf("app/domain/triage")].flatMap(([file, source]) => source.split(/^(?=export async function )/m).filter((part) => part.startsWith("export async function ")).map((part) => [/function (\w+)/.exec(part)![1]!, file, part] as const)).filter(([name]) => !["loadCase", "changeCase", "changeStatus", "tellAuthor", "recordStaffAct"].includes(name)))("asks in %s (%s) first of all who it is", (_, __, part) => {
    const body = part.slice(part.indexOf("{\n") + 2);
    expect(body.trimStart().split("\n")[0]).toMatch(/requireStaff\(ctx\.actor(, (planId|plan\.id))?\)/);
  });
});

describe("the settings", () => {
  const settings = [...readFileSync("app/server/env.ts", "utf8").matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name!);
  const example = [...readFileSync(".env.example", "utf8").matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name!);

  it("are all in .env.example, each once, and no other", () => {
    expect(settings.length).toBeGreaterThan(8);
    expect([...example].sort()).toEqual([...settings].sort());
  });

  it("are each explained there", () => {
    const lines = readFileSync(".env.example", "utf8").split("\n");
    for (const name of settings) {
      const at = lines.findIndex((line) => new RegExp(`^(# )?${name}=`).test(line));
      expect(lines[at - 1], name).toMatch(/^# \S.{10,}/);
    }
  });

  it("are read in one place", () => {
    const readers = [...sourcesOf("app"), ...sourcesOf("db")].filter(([, source]) => /process\.env\b/.test(source.replace(/process\.env\.NODE_ENV/g, ""))).map(([file]) => file);
    expect(readers).toEqual(["app/server/command-line.ts", "app/server/serve.ts", "app/server/supervisor.ts"]);
  });
});

describe("the sources", () => {
  it("write and read SQL in app/domain, app/server and db alone", () => {
    const offenders = [...sourcesOf("app")].filter(([file, source]) => !/^app\/(domain|server)\//.test(file) && /from "drizzle-orm/.test(source)).map(([file]) => file);
    expect(offenders).toEqual([]);
  });

  it("tell no dialects apart outside db", () => {
    const offenders = [...sourcesOf("app")].filter(([, source]) => /\bdialect\b/.test(source)).map(([file]) => file);
    expect(offenders).toEqual([]);
  });

  it("give a class its look in one sheet alone", () => {
    const sheets = readdirSync("app/styles").filter((name) => name.endsWith(".scss"));
    const places = sheets.flatMap((sheet) => [...readFileSync(path.join("app/styles", sheet), "utf8").matchAll(/^(\.sp-[\w-]+)(?= \{|,$)/gm)].map(([, name]) => ({ name: name!, sheet })));
    expect(places.length).toBeGreaterThan(100);
    const offenders = places.filter(({ name, sheet }) => places.some((other) => other.name === name && other.sheet !== sheet)).map(({ name, sheet }) => `${name}: ${sheet}`);
    expect(offenders).toEqual([]);
  });

  it("name the clock nowhere in app/domain: time comes with the context", () => {
    const offenders = [...sourcesOf("app/domain")].filter(([, source]) => /\bDate\.now\(\)|new Date\(\)/.test(source)).map(([file]) => file);
    expect(offenders).toEqual([]);
  });
});
