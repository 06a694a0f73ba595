import { once } from "node:events";
import http from "node:http";
import net from "node:net";

/** What stands before the processes of the platform: it gives each connection to one that is ready, in turn. */
export type Balancer = {
  url: string;
  /** The ports of the processes there are. */
  processes: Set<number>;
  /** Whether any of them is ready. */
  isReady: () => boolean;
  close: () => Promise<void>;
};

const askEvery = 250;

/** Opens it on a free port. A process whose /readyz does not say so gets nothing; one that refuses a connection is passed over at once. */
export async function openBalancer(): Promise<Balancer> {
  const processes = new Set<number>();
  const ready = new Set<number>();
  const sockets = new Set<net.Socket>();
  let turn = 0;
  const look = async () => {
    await Promise.all([...processes].map(async (port) => {
      if (await saysReady(port)) ready.add(port);
      else ready.delete(port);
    }));
    for (const port of ready) if (!processes.has(port)) ready.delete(port);
  };
  const timer = setInterval(() => void look(), askEvery);
  const server = net.createServer({ pauseOnConnect: true }, (outer) => {
    keep(outer);
    turn += 1;
    const inTurn = [...ready];
    connect(outer, inTurn.map((_, index) => inTurn[(index + turn) % inTurn.length]!));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");

  function keep(socket: net.Socket) {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  }

  function connect(outer: net.Socket, [port, ...others]: number[]) {
    if (port === undefined) { answerNobody(outer); return; }
    const inner = net.connect(port, "127.0.0.1");
    let isConnected = false;
    keep(inner);
    inner.once("connect", () => {
      isConnected = true;
      outer.pipe(inner);
      inner.pipe(outer);
      outer.on("close", () => inner.destroy());
    });
    inner.once("close", () => {
      if (isConnected) outer.destroy();
      else connect(outer, others);
    });
  }

  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    processes,
    isReady: () => ready.size > 0,
    async close() {
      clearInterval(timer);
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** What a reverse proxy says that has nobody behind it. */
function answerNobody(outer: net.Socket) {
  outer.end("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  outer.resume();
}

function saysReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get({ host: "127.0.0.1", port, path: "/readyz", agent: false, timeout: 8_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.on("timeout", () => request.destroy()).on("error", () => { resolve(false); });
  });
}
