import type { AuditRow } from "#app/domain/audit/list-audit.server.ts";
import type { DataValue } from "#app/domain/audit/read-data.ts";
import type { Thing } from "#app/domain/audit/name-things.server.ts";
import type { Messages } from "#app/i18n/messages.ts";

/** An act in words; one that has none yet by its name. */
export function actionWords({ audit }: Messages, action: string): string {
  return audit.actions[action] ?? action;
}

/** The name of a part of an entry: a word of its own, or what it is about, as a score is of a criterion. */
export function fieldWords({ audit }: Messages, field: string, things: AuditRow["things"]): string {
  return audit.fields[field] ?? things[field]?.name ?? field;
}

function thingWords({ audit }: Messages, { kind, name }: Thing): string {
  if (kind === "person") return audit.someone;
  return kind === "comment" || kind === "initiative_comment" ? `${audit.subjects.comment ?? kind} ${name}` : name;
}

/** A value in words: those of the fixed vocabularies, the names of things, and what is none of these as it is. */
export function valueWords(m: Messages, value: DataValue | null, things: AuditRow["things"]): string {
  if (value === null) return m.audit.nothing;
  if ("id" in value) return value.id in things ? thingWords(m, things[value.id]!) : `${value.id.slice(0, 8)}…`;
  const known: Record<string, string> = { ...m.audit.displays, ...m.words.hideReasons, ...m.words.degrees, ...m.words.roles, ...m.inbox.stages, ...m.words.statuses, true: m.audit.yes, false: m.audit.no };
  return Object.hasOwn(known, value.text) ? known[value.text]! : value.text;
}

/** Who acted: staff by name, others by what they are. */
export function actorWords(m: Messages, { actor, role }: Pick<AuditRow, "actor" | "role">): string {
  return actor ? (actor.name ?? m.audit.former) : roleWords(m, role);
}

export function roleWords({ words }: Messages, role: string): string {
  return words.roles[role] ?? role;
}

/** What the act was about. */
export function subjectWords(m: Messages, { subject, role }: Pick<AuditRow, "subject" | "role">): string {
  const { audit } = m;
  const kind: string = audit.subjects[subject.type] ?? subject.type;
  if (subject.type === "user" && !subject.thing) return role === "participant" || role === "visitor" ? audit.ownAccount : kind;
  if (!subject.thing || subject.thing.kind === "person") return subject.type === "user" ? audit.someone : kind;
  return subject.thing.kind === "comment" || subject.thing.kind === "initiative_comment" || subject.thing.kind === "proposal" || subject.thing.kind === "initiative" ? `${kind} ${subject.thing.name}` : subject.thing.name;
}
