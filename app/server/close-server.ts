import { once } from "node:events";
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** The end of a server, in two steps. */
export type Closing = {
  /**
   * Every answer from now on is the last one on its connection. Resolves when the connections that are open now have heard so, or
   * after so many milliseconds: one that is not used meanwhile hears nothing.
   */
  sayFarewell: (longest: number) => Promise<void>;
  /** Takes no new connection, and lets the requests that run finish. A connection on which nothing was asked yet may ask within so many milliseconds. */
  close: (patience: number) => Promise<void>;
};

/** How long requests may take to finish once the server stops, in milliseconds. */
const longestFinish = 10_000;

/** Call it before the server listens. */
export function prepareClosing(server: Server): Closing {
  const connections = new Set<Socket>();
  let isLeaving = false;
  server.on("connection", (connection) => {
    connections.add(connection);
    connection.once("close", () => connections.delete(connection));
  });
  server.prependListener("request", (_, response) => { if (isLeaving) response.setHeader("Connection", "close"); });
  return {
    async sayFarewell(longest) {
      isLeaving = true;
      const open = [...connections];
      const until = Date.now() + longest;
      while (Date.now() < until && open.some((each) => connections.has(each))) await wait(20);
    },
    async close(patience) {
      isLeaving = true;
      const closed = once(server, "close");
      server.close();
      const since = Date.now();
      // A connection that is kept alive becomes idle only when its request has finished.
      do {
        // A browser opens connections that it may need; Node counts one that has never asked for anything as busy.
        if (Date.now() - since >= patience) for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
        if (Date.now() - since > longestFinish) server.closeAllConnections();
        else server.closeIdleConnections();
      } while (server.listening || (await Promise.race([closed.then(() => false), wait(50, true)])));
    },
  };
}
