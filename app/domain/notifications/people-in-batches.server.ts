/** Gives the first so many people of one sort behind an id, in the order of their ids. */
export type PeopleSource<Why> = { why: Why; read: (after: string, size: number) => PromiseLike<{ userId: string | null }[]> };

/**
 * The next people of several sources together, in the order of their ids, each once, with the first source that knows them.
 * `next`: the id to go on behind; null when these are the last.
 */
export async function nextPeople<Why>(sources: readonly PeopleSource<Why>[], after: string, size: number): Promise<{ people: { userId: string; why: Why }[]; next: string | null }> {
  const found = new Map<string, Why>();
  // A source that gave all it could may know more people than these: beyond its last one, others may not be told before them.
  let end: string | null = null;
  for (const { why, read } of sources) {
    const rows = await read(after, size);
    for (const { userId } of rows) if (userId !== null && !found.has(userId)) found.set(userId, why);
    const last = rows.length === size ? (rows.at(-1)!.userId ?? null) : null;
    if (last !== null && (end === null || last < end)) end = last;
  }
  const ids = [...found.keys()].sort().filter((id) => end === null || id <= end).slice(0, size);
  const people = ids.map((userId) => ({ userId, why: found.get(userId)! }));
  const isCut = end !== null || found.size > people.length;
  return { people, next: isCut ? (ids.at(-1) ?? end) : null };
}
