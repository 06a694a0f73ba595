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
  identityPerAddress: { tries: 60, seconds: 15 * 60 },
  identityMailPerAddress: { tries: 20, seconds: 60 * 60 },
  identityMailPerAccount: { tries: 5, seconds: 60 * 60 },
  identityProofPerPerson: { tries: 10, seconds: 15 * 60 },
  mailPerPerson: { tries: 5, seconds: 60 * 60 },
} as const;

export type LimitName = keyof typeof limits;
