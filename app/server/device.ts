import Bowser from "bowser";

/** The browser and system of a user agent in words, such as "Firefox, Linux", by which people know their own sessions again; empty when unknown. */
export function describeDevice(userAgent: string | null): string {
  if (!userAgent) return "";
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  return [browser.name, os.name].filter(Boolean).join(", ").slice(0, 60);
}
