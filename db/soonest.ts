/** Answers each call with what is found out after it: calls that come while it is being found out share the next time. */
export function soonest<T>(find: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const start = (): Promise<T> => {
    next = null;
    const found = find().finally(() => { if (running === found) running = null; });
    running = found;
    return found;
  };
  return () => {
    if (!running) return start();
    next ??= running.then(start, start);
    return next;
  };
}
