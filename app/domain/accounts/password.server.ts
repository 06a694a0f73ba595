import { hash, verify } from "@node-rs/argon2";
import { createQueue } from "#app/lib/queue.ts";
import { countCharacters } from "#app/lib/text.ts";

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

/**
 * What is wrong with a new password, or null. Length and a list of common ones, no rules of composition.
 * A common password with digits and signs around it, or repeated, is as common.
 */
export async function findPasswordProblem(password: string, ownWords: string[]): Promise<PasswordProblem | null> {
  const length = countCharacters(password);
  if (length < passwordLength.min) return "password_short";
  if (length > passwordLength.max) return "password_long";
  const plain = password.toLowerCase();
  const core = plain.replace(/^[\d\W_]+|[\d\W_]+$/gu, "");
  const list = await commonPasswords();
  const unit = /^(.{1,6}?)\1+$/u.exec(plain)?.[1];
  const own = ownWords.map((word) => word.toLowerCase()).filter((word) => word.length > 3);
  if (list.has(plain) || unit !== undefined || own.includes(plain) || own.includes(core)) return "password_common";
  if (list.has(core) || (list.has(plain.slice(0, plain.length / 2)) && plain.slice(0, plain.length / 2) === plain.slice(plain.length / 2))) return "password_common";
  return /^\d+$/.test(plain) && /^(?:0123456789|1234567890)/.test(plain) ? "password_common" : null;
}
