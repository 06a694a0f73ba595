/** How many tries in how long. Times are in seconds. */
export const limits = {
  /** Of one account from everywhere, in browsers that never signed in to it. Its owner comes in by a known browser, or by a link. */
  signInPerAccount: { tries: 60, seconds: 60 * 60 },
  signInPerAddress: { tries: 60, seconds: 15 * 60 },
  /** A mobile network may be thousands of people, but those who sign in rightly do not count. */
  signInPerNetwork: { tries: 400, seconds: 15 * 60 },
  signUpPerAddress: { tries: 20, seconds: 60 * 60 },
  signUpPerNetwork: { tries: 200, seconds: 60 * 60 },
  submitPerPerson: { tries: 20, seconds: 60 * 60 },
  commentPerPerson: { tries: 40, seconds: 60 * 60 },
  followPerPerson: { tries: 200, seconds: 60 * 60 },
  /** Changing a proposal, and withdrawing it. */
  editPerPerson: { tries: 60, seconds: 60 * 60 },
  usefulPerPerson: { tries: 300, seconds: 60 * 60 },
  supportPerPerson: { tries: 200, seconds: 60 * 60 },
  holdPerAddress: { tries: 60, seconds: 60 * 60 },
  /** Forms with files: what is stored and made anew costs much. */
  attachPerPerson: { tries: 60, seconds: 24 * 60 * 60 },
  draftPerAddress: { tries: 600, seconds: 60 * 60 },
  /** Asked for while somebody writes a title: a few times for each that is written. */
  similarPerAddress: { tries: 900, seconds: 60 * 60 },
  peopleSearchPerPerson: { tries: 300, seconds: 60 * 60 },
  mailPerPerson: { tries: 5, seconds: 60 * 60 },
  dataDownloadPerPerson: { tries: 10, seconds: 60 * 60 },
  invitePerPerson: { tries: 30, seconds: 60 * 60 },
  /** However many people invite: an address is not flooded. */
  invitePerAddress: { tries: 8, seconds: 24 * 60 * 60 },
  acceptPerPerson: { tries: 60, seconds: 60 * 60 },
  joinPerPerson: { tries: 10, seconds: 60 * 60 },
  organisationPerPerson: { tries: 10, seconds: 24 * 60 * 60 },
  /** On the way to a provider of identities, which costs little: many people may share an address. */
  identityPerAddress: { tries: 300, seconds: 15 * 60 },
  identityMailPerAddress: { tries: 20, seconds: 60 * 60 },
  identityMailPerAccount: { tries: 5, seconds: 60 * 60 },
  /** As long as the links work: whoever uses up the tries of another has sent them the links. */
  resetPerAccount: { tries: 3, seconds: 30 * 60 },
  resetPerAddress: { tries: 20, seconds: 60 * 60 },
  resetPerNetwork: { tries: 100, seconds: 60 * 60 },
  emailChangePerPerson: { tries: 5, seconds: 60 * 60 },
  reportPerPerson: { tries: 20, seconds: 60 * 60 },
  reportPerAddress: { tries: 20, seconds: 60 * 60 },
  reportPerNetwork: { tries: 100, seconds: 60 * 60 },
  /** However many people report: nobody is sent more receipts in a day. */
  reportMailPerAddress: { tries: 10, seconds: 24 * 60 * 60 },
  objectPerPerson: { tries: 20, seconds: 60 * 60 },
  /** Questions to authorities outside the team, which are mailed; and however many people ask, an address is not flooded. */
  authorityPerPerson: { tries: 60, seconds: 60 * 60 },
  authorityPerAddress: { tries: 30, seconds: 24 * 60 * 60 },
  authorityAnswerPerNetwork: { tries: 60, seconds: 60 * 60 },
  /** The evidence of a plan's requirements with all of its files, which everybody may take along. */
  evidencePerNetwork: { tries: 20, seconds: 60 * 60 },
  profilePerPerson: { tries: 60, seconds: 60 * 60 },
} as const;

export type LimitName = keyof typeof limits;

/** Tries that are free, and the seconds to wait after the last of them and each further one that fails; the last wait stays. */
export const growingWaits = {
  signIn: { free: 5, seconds: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900] },
  secondFactor: { free: 5, seconds: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900] },
  ownPassword: { free: 5, seconds: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900] },
} as const;

export type GrowingWaitName = keyof typeof growingWaits;

/** The keys under which tries by one person are kept, to be removed with the person. */
export function limitKeysOf(id: string): string[] {
  return [...Object.keys(limits), ...Object.keys(growingWaits)].map((name) => `${name}:${id}`);
}
