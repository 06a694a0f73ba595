/** How many tries in how long. Times are in seconds. */
export const limits = {
  signInPerAccount: { tries: 10, seconds: 15 * 60 },
  signInPerAddress: { tries: 60, seconds: 15 * 60 },
  signUpPerAddress: { tries: 20, seconds: 60 * 60 },
  submitPerPerson: { tries: 20, seconds: 60 * 60 },
  commentPerPerson: { tries: 40, seconds: 60 * 60 },
  supportPerPerson: { tries: 200, seconds: 60 * 60 },
  holdPerAddress: { tries: 60, seconds: 60 * 60 },
  draftPerAddress: { tries: 600, seconds: 60 * 60 },
  peopleSearchPerPerson: { tries: 300, seconds: 60 * 60 },
  mailPerPerson: { tries: 5, seconds: 60 * 60 },
  dataDownloadPerPerson: { tries: 10, seconds: 60 * 60 },
  ownPasswordPerPerson: { tries: 10, seconds: 15 * 60 },
  invitePerPerson: { tries: 30, seconds: 60 * 60 },
  /** However many people invite: an address is not flooded. */
  invitePerAddress: { tries: 8, seconds: 24 * 60 * 60 },
  acceptPerPerson: { tries: 60, seconds: 60 * 60 },
  joinPerPerson: { tries: 10, seconds: 60 * 60 },
  organisationPerPerson: { tries: 10, seconds: 24 * 60 * 60 },
} as const;

export type LimitName = keyof typeof limits;
