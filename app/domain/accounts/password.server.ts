import { hash, verify } from "@node-rs/argon2";
import { createQueue } from "#app/lib/queue.ts";
import { countCharacters } from "#app/lib/text.ts";
import { isGuessable } from "./password-patterns.ts";

// 19 MiB, two passes: the least that OWASP's password storage sheet names for argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const passwordLength = { min: 12, max: 200 };

let common: Promise<ReadonlySet<string>> | undefined;

/** The list of common passwords of @zxcvbn-ts/language-common, loaded when first asked for. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"]));
  return common;
}

/** Takes its turn among the hashes of this process: more at once than there are processors would keep pages waiting, and take 19 MiB each. */
const hashing = createQueue(2);

export function hashPassword(password: string): Promise<string> {
  return hashing(() => hash(password.normalize("NFKC"), cost));
}

/** A hash that no password has, to spend the same time when there is no account. */
export const hashOfNobody = "$argon2id$v=19$m=19456,t=2,p=1$8NV9jGr0c0hY386btqTAUg$sbGjte2bM/+JVmA/+bjp5CEUCQqsGBMy43XAN7eIKBE";

/** Whether the password is that of the hash. Without one (no account, or one without a password) it takes the same time to say no. */
export async function checkPassword(storedHash: string | null, password: string): Promise<boolean> {
  const matches = await hashing(() => verify(storedHash || hashOfNobody, password.normalize("NFKC")).catch(() => false));
  return Boolean(storedHash) && matches;
}

export type PasswordProblem = "password_short" | "password_long" | "password_common";

/** What is wrong with a new password, or null: its length, or that it is easy to guess. No rules of composition. `ownTexts` are what others know of the person. */
export async function findPasswordProblem(password: string, ownTexts: readonly string[]): Promise<PasswordProblem | null> {
  const length = countCharacters(password);
  if (length < passwordLength.min) return "password_short";
  if (length > passwordLength.max) return "password_long";
  return isGuessable(password, ownTexts, await commonPasswords()) ? "password_common" : null;
}
