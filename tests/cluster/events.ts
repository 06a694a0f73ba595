import { setTimeout as wait } from "node:timers/promises";
import { until } from "#tests/support/postgres-cluster.ts";
import { failOver, rebuildSpare, untilFollowed, type Databases } from "./databases.ts";
import type { Site } from "./site.ts";

/** Something that happens to the site. `happen` resolves when all is as it should be again for who uses it; `after` mends the rest. */
export type Event = { name: string; happen: () => Promise<void>; after?: () => Promise<void> };

export type World = { site: Site; databases: Databases; breaks: "nothing" | "replication" | "keys" };

/** What must be survived, in this order. */
export function eventsOf({ site, databases, breaks }: World): Event[] {
  const { processes } = site;
  return [
    { name: "nothing", happen: () => Promise.resolve() },
    { name: "kill -9 of a process of the platform", happen: () => processes[0]!.end("SIGKILL"), after: () => site.replace(0) },
    {
      name: "one process after the other stopped and started anew",
      async happen() {
        for (const index of processes.keys()) {
          await processes[index]!.end("SIGTERM");
          await site.replace(index);
          await wait(500);
        }
      },
    },
    { name: "kill -9 of the replica", happen: () => databases.replica.kill(), async after() { await databases.replica.start(); await untilFollowed(databases, 2); } },
    {
      name: "kill -9 of the primary, a replica promoted",
      async happen() {
        if (breaks === "replication") {
          databases.logDoor.leadTo(null);
          await wait(3000);
        }
        await databases.primary.kill();
        // Whoever watches the servers takes a moment to be sure.
        await wait(2000);
        await failOver(databases);
      },
      async after() { await rebuildSpare(databases); },
    },
    {
      name: "power cut: every process and every server, then all of it again",
      async happen() {
        await Promise.all([...processes.map((each) => each.end("SIGKILL")), databases.primary.kill(), databases.replica.kill(), databases.spare.kill()]);
        await Promise.all([databases.primary.start(), databases.replica.start(), databases.spare.start()]);
        await untilFollowed(databases, 2);
        await Promise.all(processes.map((_, index) => site.replace(index)));
        await until("a process is ready", () => site.balancer.isReady(), 60);
      },
    },
  ];
}
