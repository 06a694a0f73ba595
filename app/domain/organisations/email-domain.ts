/** The domain of a folded e-mail address (`users.emailKey`), in lower case; empty when it has none. */
export function domainOfKey(emailKey: string): string {
  return emailKey.slice(emailKey.lastIndexOf("@") + 1);
}
