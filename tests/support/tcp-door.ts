import { once } from "node:events";
import net from "node:net";

/** An address that stays while what is behind it changes, as a virtual address or a proxy is to the platform. */
export type Door = {
  port: number;
  /** Leads to another port of this machine from now on, or nowhere; who is connected is cut off. */
  leadTo: (port: number | null) => void;
  close: () => Promise<void>;
};

/** Opens a door on a free port of this machine. */
export async function openDoor(target: number | null): Promise<Door> {
  let behind = target;
  const sockets = new Set<net.Socket>();
  const keep = (socket: net.Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true).on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  };
  const cut = () => { for (const socket of sockets) socket.destroy(); };
  const server = net.createServer((outer) => {
    keep(outer);
    if (behind === null) return void outer.destroy();
    const inner = net.connect(behind, "127.0.0.1");
    keep(inner);
    outer.pipe(inner).on("close", () => outer.destroy());
    inner.pipe(outer).on("close", () => inner.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as net.AddressInfo).port,
    leadTo(port) {
      behind = port;
      cut();
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      cut();
      await closed;
    },
  };
}
