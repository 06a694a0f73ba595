import type { ClientBase } from "pg";

/** Runs statements that change tables in one transaction. Others may hold the tables: they are not waited for long, as whoever comes after us would wait too, but tried again. */
export async function makeAtOnce(client: ClientBase, statements: readonly string[], triesLeft = 20): Promise<void> {
  try {
    // Several statements in one message are one transaction.
    await client.query(["begin", "set local lock_timeout = '3s'", ...statements, "commit"].join(";\n"));
  } catch (error) {
    await client.query("rollback");
    // Or one of the others waits for us, and we for it.
    const isHeld = ["55P03", "40P01"].includes((error as { code?: string }).code ?? "");
    if (triesLeft === 0 || !isHeld) throw error;
    await makeAtOnce(client, statements, triesLeft - 1);
  }
}
