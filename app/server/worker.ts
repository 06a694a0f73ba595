import { forgetHeldForms } from "#app/domain/held-forms/hold-form.server.ts";
import { sendDueMail } from "#app/domain/mail/send-due-mail.server.ts";
import { forgetOldTries } from "#app/domain/rate-limits/take-try.server.ts";
import { describeError } from "./log.ts";
import type { Mailer } from "./mail.ts";
import { systemContext, type Platform } from "./platform.ts";

/** Does what no request waits for: sends mail, and removes what has had its time. */
export type Worker = {
  /** Ends after the few mails that are being sent. */
  stop: () => Promise<void>;
};

const roundEvery = 1000;
const tidyEvery = 10 * 60 * 1000;

/** Starts the worker of this process; others may run beside it. One loop, so there are never two rounds at once. */
export function startWorker(platform: Platform, mailer: Mailer): Worker {
  let stopping = false;
  let woken = false;
  let endPause: () => void = () => undefined;
  let tidiedAt = 0;

  async function loop() {
    while (!stopping) {
      woken = false;
      await guarded("mail", sendMail);
      if (!stopping && Date.now() - tidiedAt >= tidyEvery) {
        tidiedAt = Date.now();
        await guarded("tidy", tidy);
      }
      if (!stopping && !woken) await pause();
    }
  }

  function pause() {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, roundEvery);
      endPause = () => { clearTimeout(timer); resolve(); };
    });
  }

  async function sendMail() {
    const taken = await sendDueMail(systemContext(platform, "worker"), {
      deliver: mailer.deliver,
      clock: platform.clock,
      isStopping: () => stopping,
      onFailure: (message, error, givenUp) => {
        // The server's own words may hold the address, so only its code is logged; the words are kept in the outbox.
        const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
        platform.log[givenUp ? "error" : "warn"](givenUp ? "mail given up" : "mail not sent", { id: message.id, kind: message.kind, attempts: message.attempts, code, responseCode });
      },
    });
    if (taken > 0) woken = true;
  }

  async function tidy() {
    const ctx = systemContext(platform, "worker");
    await forgetOldTries(ctx);
    await forgetHeldForms(ctx);
    await platform.sessions.deleteExpired();
  }

  async function guarded(part: string, work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      platform.log.error("worker failed", { part, ...describeError(error) });
    }
  }

  platform.wakeWorker = () => {
    woken = true;
    endPause();
  };
  const ended = loop();
  return {
    stop() {
      stopping = true;
      platform.wakeWorker = () => undefined;
      endPause();
      return ended;
    },
  };
}
