const day = 24 * 3600 * 1000;

/** An account whose address nobody has confirmed is removed after so many days. */
const unconfirmedDays = 30;

/** So many days lie between the mail that an unused account is going to be deleted and its deletion. */
const noticeDays = 30;

/** The moments that decide, for a run at `now` with contact data kept for `days` after its last use. */
export type RetentionMoments = {
  /** What was made before and is not confirmed goes. */
  unconfirmedBefore: Date;
  /** An account is unused that was last seen before, and whose plans all ended before. */
  unusedBefore: Date;
  /** Who was told before, and did not come back, is deleted. */
  toldBefore: Date;
  /** When those who are told now are deleted. */
  deletedFrom: Date;
};

export function retentionMoments(now: Date, days: number): RetentionMoments {
  const ago = (count: number) => new Date(now.getTime() - count * day);
  return {
    unconfirmedBefore: ago(unconfirmedDays),
    // The mail comes ahead of the deletion, so that contact data is kept no longer than was promised.
    unusedBefore: ago(days - noticeDays),
    toldBefore: ago(noticeDays),
    deletedFrom: ago(-noticeDays),
  };
}
