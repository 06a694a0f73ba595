import { Agent, request as httpRequest } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { encodeForm } from "./client.ts";

/** What a load of requests came to. */
export type LoadResult = {
  /** The status of each answer. */
  statuses: number[];
  /** Why requests got none. */
  failures: string[];
  /** The texts of the comments that were acknowledged. */
  acknowledged: string[];
};

export type Load = { stop: () => Promise<LoadResult> };

type Options = {
  url: string;
  /** Of somebody who is signed in: half of the clients write comments. */
  cookie: string;
  clients?: number;
  /** Asks again, on another connection, when a connection broke: as browsers and proxies do. */
  retries?: boolean;
};

const proposal = "/da/proposals/OGP28-A-0025";
let comments = 0;

/** Between the requests of a client, in milliseconds. */
const pause = 20;

/** How long a client waits for an answer, in milliseconds: on a connection that was just being handed to a process that is killed, none comes. */
const patience = 10_000;

/** Clients that each send one request after another, every other one of them on a connection that is kept. Two minutes at most. */
export function startLoad({ url, cookie, clients = 4, retries = false }: Options): Load {
  const result: LoadResult = { statuses: [], failures: [], acknowledged: [] };
  const until = Date.now() + 120_000;
  let isStopping = false;
  const running = Array.from({ length: clients }, async (_, number) => {
    const agent = new Agent({ keepAlive: number % 2 === 0, maxSockets: 1 });
    while (!isStopping && Date.now() < until) {
      await once(number >= clients / 2, agent);
      await wait(pause);
    }
    agent.destroy();
  });

  async function once(writes: boolean, agent: Agent): Promise<void> {
    const text = `Kommentar under belastning ${comments += 1}`;
    for (;;) {
      try {
        const status = await ask({ url, cookie, agent, body: writes ? encodeForm({ intent: "comment", stance: "for", body: text, display: "name" }) : null });
        result.statuses.push(status);
        if (writes && status === 303) result.acknowledged.push(text);
        return;
      } catch (error) {
        if (retries) continue;
        result.failures.push(String(error));
        return;
      }
    }
  }

  return {
    async stop() {
      isStopping = true;
      await Promise.all(running);
      return result;
    },
  };
}

function ask({ url, cookie, agent, body }: { url: string; cookie: string; agent: Agent; body: string | null }): Promise<number> {
  const form = body === null ? {} : { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": String(Buffer.byteLength(body)), Origin: url, Cookie: cookie };
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${url}${body === null ? "/da" : proposal}`, { method: body === null ? "GET" : "POST", agent, headers: form, timeout: patience }, (response) => {
      response.resume();
      response.on("end", () => { resolve(response.statusCode ?? 0); });
      response.on("error", reject);
    });
    request.on("error", reject);
    request.on("timeout", () => { request.destroy(new Error("no answer")); });
    request.end(body ?? undefined);
  });
}
