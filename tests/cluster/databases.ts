import { startPrimary, until, type Node } from "#tests/support/postgres-cluster.ts";
import { openDoor, type Door } from "#tests/support/tcp-door.ts";

/** A primary with two standbys, one of which must have what is acknowledged, and the addresses under which they are known. */
export type Databases = {
  /** Leads to the primary, whichever it is. */
  primaryDoor: Door;
  /** Leads to the standby that is read from. */
  replicaDoor: Door;
  primary: Node;
  replica: Node;
  /** The other standby. */
  spare: Node;
  /** Where standbys take the log from: the same as the primary's, but that it can be cut alone. */
  logDoor: Door;
};

const settings = [
  // fsync and synchronous_commit are on by themselves.
  "wal_keep_size=512MB", "wal_retrieve_retry_interval=300ms", "wal_receiver_timeout=5s", "wal_sender_timeout=5s",
  "shared_buffers=64MB", "max_connections=100", "max_standby_streaming_delay=2s",
];

/** Makes them in a folder that others may enter. `isSynchronous` false: what is acknowledged may be on the primary alone. */
export async function startDatabases(folder: string, isSynchronous: boolean): Promise<Databases> {
  const primary = await startPrimary(folder, "one", settings);
  // In force on the standbys from their start, and on the primary when they follow: before that nothing could be written.
  if (isSynchronous) await primary.ask("alter system set synchronous_standby_names = 'ANY 1 (one, two, three)'");
  const [primaryDoor, logDoor] = await Promise.all([openDoor(primary.port), openDoor(primary.port)]);
  const conninfo = `host=127.0.0.1 port=${logDoor.port} user=postgres`;
  const replica = await primary.copyAsStandby("two", conninfo);
  const spare = await primary.copyAsStandby("three", conninfo);
  await Promise.all([replica.start(), spare.start()]);
  const databases = { primary, replica, spare, primaryDoor, logDoor, replicaDoor: await openDoor(replica.port) };
  await untilFollowed(databases, 2);
  await primary.ask("select pg_reload_conf()");
  return databases;
}

/** Waits until so many standbys follow the primary. */
export async function untilFollowed({ primary }: Databases, count: number): Promise<void> {
  await until(`${count} standbys follow ${primary.name}`, async () => (await primary.ask<{ count: string }>("select count(*) as count from pg_stat_replication where state = 'streaming'"))[0]!.count === String(count), 60);
}

/** What an operator does (or a program such as Patroni) when the primary is dead: the standby that has most takes its place, and the addresses follow. */
export async function failOver(databases: Databases): Promise<void> {
  const { primary: dead, replica, spare } = databases;
  const [one, other] = await Promise.all([received(replica), received(spare)]);
  const [next, rest] = one >= other ? [replica, spare] : [spare, replica];
  await next.promote();
  databases.logDoor.leadTo(next.port);
  databases.primaryDoor.leadTo(next.port);
  databases.replicaDoor.leadTo(rest.port);
  Object.assign(databases, { primary: next, replica: rest, spare: dead });
}

async function received(node: Node): Promise<bigint> {
  const [row] = await node.ask<{ bytes: string }>("select (pg_last_wal_receive_lsn() - '0/0')::text as bytes");
  return BigInt(row!.bytes);
}

/** Makes the dead server anew as a standby of the primary there is. */
export async function rebuildSpare(databases: Databases): Promise<void> {
  databases.spare = await databases.primary.copyAsStandby(databases.spare.name, `host=127.0.0.1 port=${databases.logDoor.port} user=postgres`);
  await databases.spare.start();
  await untilFollowed(databases, 2);
}

export async function stopDatabases({ primary, replica, spare, ...doors }: Databases): Promise<void> {
  await Promise.all([primary, replica, spare].map((node) => node.kill()));
  await Promise.all([doors.primaryDoor, doors.replicaDoor, doors.logDoor].map((door) => door.close()));
}
