import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { startIdentityProvider, type PersonThere, type TestProvider } from "#tests/support/identity-provider.ts";
import { openMailbox, type Mailbox } from "#tests/support/mailbox.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { Client, type Answer } from "./client.ts";

export const substantial = "https://data.gov.dk/concept/core/nsis/Substantial";

/** Starts both for the tests of a file. Call it at the top of the file. */
export function useIdentitySite() {
  const site = {} as { provider: TestProvider; server: TestServer; mailbox: Mailbox };
  beforeAll(async () => {
    site.provider = await startIdentityProvider();
    site.server = await startServer({ settings: { IDENTITY_PROVIDERS: site.provider.settings() } });
    site.mailbox = openMailbox(site.server.dataDir);
  });
  afterAll(async () => {
    await site.server?.stop();
    await site.provider?.stop();
  });
  beforeEach(() => {
    site.provider.mischief = {};
    site.server.log.length = 0;
  });
  return Object.assign(site, actsAt(site));
}

function actsAt(site: { provider: TestProvider; server: TestServer; mailbox: Mailbox }) {
  const newClient = () => new Client(site.server.url);

  let made = 0;
  /** Somebody new at the site.provider. */
  function somebody(changes: Partial<PersonThere> = {}): PersonThere & { name: string; email: string } {
    made += 1;
    const person = { sub: `person-${made}`, name: `Åse Nielsen ${made}`, email: `aase${made}@example.dk`, acr: substantial, ...changes };
    site.provider.people.set(person.sub, person);
    return person;
  }

  /** The path of one of our own addresses. */
  function pathOf(url: string): string {
    expect(url.startsWith(site.server.url), url).toBe(true);
    return url.slice(site.server.url.length);
  }

  /** From the link on the sign-in page to what the callback answers. */
  async function come(client: Client, who: string | null, start = "/da/sign-in/with/mitid"): Promise<Answer> {
    const { status, location } = await client.get(start);
    expect(status).toBe(302);
    return client.get(pathOf(await site.provider.visit(location!, who)));
  }

  async function identitiesOf(sub: string) {
    const { identities } = site.server.platform.store.tables;
    return site.server.platform.store.read.select().from(identities).where(eq(identities.subject, sub));
  }

  async function accountOf(email: string) {
    const { users } = site.server.platform.store.tables;
    const [user] = await site.server.platform.store.read.select().from(users).where(eq(users.email, email));
    return user;
  }

  async function lastSession(userId: string) {
    const { sessions } = site.server.platform.store.tables;
    return (await site.server.platform.store.read.select().from(sessions).where(eq(sessions.userId, userId))).at(-1);
  }

  /** An account that somebody signed up for with the login, with its address confirmed; the client is signed in. */
  async function newcomer(changes: Partial<PersonThere> = {}) {
    const person = somebody(changes);
    const client = newClient();
    await come(client, person.sub);
    const { status } = await client.post("/da/sign-in/new-identity", { intent: "register", participantType: "citizen", name: person.name, email: person.email });
    expect(status).toBe(303);
    const mail = await site.mailbox.find(person.email, /Bekræft/);
    const token = new URL(mail.links[0]!).searchParams.get("token")!;
    expect((await client.post("/da/verify-email", { token })).status).toBe(303);
    return { person, client };
  }

  const isSignedIn = async (client: Client) => (await client.get("/da/account")).status === 200;
  const problemAt = ({ location }: Answer) => new URL(location ?? "/", site.server.url).searchParams.get("problem");
  const noFault = () => { expect(site.server.log).toEqual([]); };
  return { newClient, somebody, pathOf, come, identitiesOf, accountOf, lastSession, newcomer, isSignedIn, problemAt, noFault };
}
