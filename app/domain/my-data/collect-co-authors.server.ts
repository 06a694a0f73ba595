import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Context, Person } from "../context.ts";
import type { DataSection } from "./data-sections.ts";

/** What is kept about standing beside an author. It is little: ten a proposal. The text of a draft is its author's. */
export function coAuthorSections({ read, tables }: Context, { id }: Person): DataSection[] {
  const { coAuthors: a, proposals: p, users } = tables;
  const invitation = { reference: p.reference, coAuthorState: a.state, createdAt: a.createdAt, expiresAt: a.expiresAt };
  return [
    { name: "coAuthored", batches: once(() => read.select({ reference: p.reference, display: a.display, shownName: a.shownName, acceptedAt: a.decidedAt }).from(a).leftJoin(p, eq(p.id, a.proposalId)).where(and(eq(a.userId, id), eq(a.state, "accepted"))).orderBy(asc(a.createdAt))) },
    // Whom it was sent to is about somebody else.
    { name: "coAuthorsInvited", batches: once(() => read.select(invitation).from(a).leftJoin(p, eq(p.id, a.proposalId)).where(eq(a.invitedBy, id)).orderBy(asc(a.createdAt))) },
    // What went to an address is shown only to who has confirmed that it is theirs.
    { name: "coAuthorInvitations", batches: once(() => read.select(invitation).from(a).leftJoin(p, eq(p.id, a.proposalId)).innerJoin(users, and(eq(users.emailKey, a.emailKey), isNotNull(users.emailVerifiedAt))).where(and(eq(users.id, id), eq(a.state, "invited"))).orderBy(asc(a.createdAt))) },
  ];
}

function once<Row>(read: () => PromiseLike<Row[]>) {
  return async function* () {
    yield await read();
  };
}
