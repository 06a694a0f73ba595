import { assignByRules } from "#app/domain/assessment/assign-by-rules.server.ts";
import { remindAssessors, tellAssessors } from "#app/domain/assessment/tell-assessors.server.ts";
import { removeLeftOverFiles } from "#app/domain/attachments/remove-left-over.server.ts";
import { remindAuthorities } from "#app/domain/authority-requests/remind-authorities.server.ts";
import { remindCoordinators } from "#app/domain/compliance/remind-coordinators.server.ts";
import { publishDailyCheckpoint } from "#app/domain/audit/publish-daily-checkpoint.server.ts";
import { sealEntries } from "#app/domain/audit/seal-entries.server.ts";
import { carryOutDue } from "#app/domain/bulk/carry-out.server.ts";
import { remindOwners } from "#app/domain/implementation/remind-owners.server.ts";
import { forgetOldMail } from "#app/domain/mail/forget-old-mail.server.ts";
import { deleteDueAccounts } from "#app/domain/my-data/delete-due-accounts.server.ts";
import { forgetOldLinks } from "#app/domain/retention/forget-old-links.server.ts";
import { runRetention } from "#app/domain/retention/run-retention.server.ts";
import { forgetPresence } from "#app/domain/presence/forget-presence.server.ts";
import { forgetReporters } from "#app/domain/reports/forget-reporters.server.ts";
import { forgetOldDrafts } from "#app/domain/proposals/draft.server.ts";
import { forgetPlacements } from "#app/domain/board/forget-placements.server.ts";
import { forgetHeldForms } from "#app/domain/held-forms/hold-form.server.ts";
import { sendDueMail } from "#app/domain/mail/send-due-mail.server.ts";
import { tellDue } from "#app/domain/notifications/fan-out.server.ts";
import { remindOfDeadlines } from "#app/domain/notifications/remind-of-deadlines.server.ts";
import { openDuePlans } from "#app/domain/plan-admin/open-due-plans.server.ts";
import { forgetOldNotices, sendDigests } from "#app/domain/notifications/send-digests.server.ts";
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
/** By the platform's clock: which digests and reminders are due follows from the hour. */
const gatherEvery = 60 * 1000;
/** Who has a case open is forgotten two minutes after they left it. */
const forgetEvery = 60 * 1000;
/** An act has its place in the chain within moments, and a busy hour makes no transaction of its own for each. */
const sealEvery = 5 * 1000;
/** What OGP asks for is due by the day: an hour is soon enough to tell of it. By the platform's clock. */
const warnEvery = 3600 * 1000;
const tidyEvery = 10 * 60 * 1000;
const retainEvery = 24 * 3600 * 1000;

/** Starts the worker of this process; others may run beside it. One loop, so there are never two rounds at once. */
export function startWorker(platform: Platform, mailer: Mailer): Worker {
  let stopping = false;
  const isStopping = () => stopping;
  const bell = newBell();
  platform.wakeWorker = bell.ring;
  const ended = loop(platform, mailer, bell, isStopping);
  return {
    stop() {
      stopping = true;
      platform.wakeWorker = () => undefined;
      bell.ring();
      return ended;
    },
  };
}

async function loop(platform: Platform, mailer: Mailer, bell: Bell, isStopping: () => boolean) {
  let gatheredAt = 0;
  let forgottenAt = 0;
  let sealedAt = 0;
  let tidiedAt = 0;
  let retainedAt = 0;
  let warnedAt = 0;
  while (!isStopping()) {
    const told = await guarded(platform, "tell", () => tellDue(systemContext(platform, "worker"), { clock: platform.clock, isStopping }));
    const carriedOut = isStopping() ? 0 : await guarded(platform, "bulk", () => carryOutBulk(platform, isStopping));
    if (!isStopping() && platform.clock().getTime() - gatheredAt >= gatherEvery) {
      gatheredAt = platform.clock().getTime();
      await guarded(platform, "plans", () => openDuePlans(systemContext(platform, "worker")));
      await guarded(platform, "deadlines", () => remindOfDeadlines(systemContext(platform, "worker"), isStopping));
      await guarded(platform, "assessments", () => tendAssessments(platform, isStopping));
      await guarded(platform, "milestones", () => remindOwners(systemContext(platform, "worker"), isStopping));
      await guarded(platform, "digests", () => sendDigests(systemContext(platform, "worker"), isStopping));
      await guarded(platform, "checkpoint", () => publishDailyCheckpoint(systemContext(platform, "worker")));
    }
    if (!isStopping() && platform.clock().getTime() - warnedAt >= warnEvery) {
      warnedAt = platform.clock().getTime();
      await guarded(platform, "requirements", () => remindCoordinators(systemContext(platform, "worker")));
    }
    if (!isStopping() && Date.now() - sealedAt >= sealEvery) {
      sealedAt = Date.now();
      await guarded(platform, "audit", () => sealEntries(systemContext(platform, "worker"), isStopping));
    }
    const taken = await guarded(platform, "mail", () => sendMail(platform, mailer, isStopping));
    if (!isStopping() && Date.now() - forgottenAt >= forgetEvery) {
      forgottenAt = Date.now();
      await guarded(platform, "presence", () => forgetPresence(systemContext(platform, "worker")));
      await guarded(platform, "changes", async () => { while (!isStopping() && (await platform.store.forgetChanges()) > 0); });
    }
    if (!isStopping() && Date.now() - tidiedAt >= tidyEvery) {
      tidiedAt = Date.now();
      await guarded(platform, "tidy", () => tidy(platform));
    }
    if (!isStopping() && Date.now() - retainedAt >= retainEvery) {
      retainedAt = Date.now();
      await guarded(platform, "retention", () => retain(platform));
    }
    // Where something was due there may be more.
    if (!isStopping() && !taken && !told && !carriedOut) await bell.wait(roundEvery);
  }
}

/** Acts on many cases, some at a time, so that mail has its turn. */
function carryOutBulk(platform: Platform, isStopping: () => boolean): Promise<number> {
  return carryOutDue(systemContext(platform, "worker"), { clock: platform.clock, isStopping, onFailure: (error, job) => { platform.log.error("bulk act failed on a case", { ...job, ...describeError(error) }); } });
}

function sendMail(platform: Platform, mailer: Mailer, isStopping: () => boolean): Promise<number> {
  return sendDueMail(systemContext(platform, "worker"), {
    deliver: mailer.deliver,
    clock: platform.clock,
    isStopping,
    onFailure: (message, error, givenUp) => {
      // The server's own words may hold the address, so only its code is logged; the words are kept in the outbox.
      const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
      platform.log[givenUp ? "error" : "warn"](givenUp ? "mail given up" : "mail not sent", { id: message.id, kind: message.kind, attempts: message.attempts, code, responseCode });
    },
  });
}

/** Gives new cases to assessors, and tells them and authorities what waits for them. */
async function tendAssessments(platform: Platform, isStopping: () => boolean) {
  const ctx = systemContext(platform, "worker");
  await assignByRules(ctx, isStopping);
  await tellAssessors(ctx);
  await remindAssessors(ctx);
  while (!isStopping() && (await remindAuthorities(ctx)) > 0);
}

async function tidy(platform: Platform) {
  const ctx = systemContext(platform, "worker");
  await forgetOldTries(ctx);
  await forgetHeldForms(ctx);
  await forgetPlacements(ctx);
  await forgetOldDrafts(ctx);
  await forgetOldMail(ctx);
  await forgetOldLinks(ctx);
  await forgetReporters(ctx);
  // Each takes a few; another process may be taking others.
  while ((await deleteDueAccounts(ctx)) > 0);
  await platform.sessions.deleteExpired();
  while ((await removeLeftOverFiles(ctx)) > 0);
}

/** Looks first, so that a day on which nothing is due leaves no record of nothing. */
async function retain(platform: Platform) {
  const ctx = systemContext(platform, "worker");
  await forgetOldNotices(ctx);
  const days = platform.env.RETENTION_DAYS;
  const due = await runRetention(ctx, { days, dryRun: true });
  if (Object.values(due).every((ids) => ids.length === 0)) return;
  const done = await runRetention(ctx, { days });
  platform.log.info("retention", Object.fromEntries(Object.entries(done).map(([rule, ids]) => [rule, ids.length])));
}

/** An error is logged and ends the round, never the loop. */
async function guarded<T>({ log }: Platform, part: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    log.error("worker failed", { part, ...describeError(error) });
    return null;
  }
}

type Bell = { ring: () => void; wait: (milliseconds: number) => Promise<void> };

/** Waits a while, or until it rings; a ring before the waiting counts too. */
function newBell(): Bell {
  let hasRung = false;
  let endWait: () => void = () => undefined;
  return {
    ring() {
      hasRung = true;
      endWait();
    },
    async wait(milliseconds) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          endWait = () => { clearTimeout(timer); resolve(); };
        });
      }
      hasRung = false;
    },
  };
}
