import { Alert } from "#app/components/ui/alert.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { InboxQuery } from "./inbox-query.ts";

/** What the last act did: `done` of the address is a word for it, or the reference of the initiative that proposals were taken into. */
export function Outcome({ query: { done, count, comment, code }, reference, isImported }: { query: InboxQuery; /** Of the case that is open. */ reference?: string; /** There is nobody to tell. */ isImported?: boolean }) {
  const { locale, m } = useLocale();
  const { desk } = m;
  if (!done) return null;
  const words: Record<string, string> = { ...desk.done, ...m.inbox.done, hidden: desk.hide.sent, restored: desk.hide.restored, answered: isImported ? desk.answer.sentImported : desk.answer.sent,
    ...m.answers.done, ...m.moderation.done, ...m.merging.done, ...m.assessment.done,
  };
  const initiative = !Object.hasOwn(words, done) && /^[A-Z0-9-]+$/.test(done) ? done : null;
  const text = initiative ? (isImported ? desk.shortlist.sentImported(initiative) : desk.shortlist.sent(count ?? 1, initiative)) : words[done];
  if (!text) return null;
  const link = initiative ? { href: `/${locale}/initiatives/${initiative}`, text: desk.shortlist.toDraft(initiative) }
    : code && done === "screenRejected" ? { href: "#answering", text: m.moderation.screen.writeAnswer }
    : comment && reference ? { href: `/${locale}/proposals/${reference}#comment-${comment}`, text: desk.toComment } : null;
  return <Alert kind="success" heading={text} role="status" focus>{link ? <p><a href={link.href}>{link.text}</a></p> : null}</Alert>;
}
