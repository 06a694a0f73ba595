/**
 * The address of a website as it is kept, or null when it is none. Only the web's own addresses (http, https), of a named
 * host and without a password in them. Without a scheme it is one with https. Letters beyond ASCII in the host come out as
 * punycode, so that no host looks like another.
 */
export function asWebsite(value: string): string | null {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `https://${value}`;
  if (/\s/.test(text) || !URL.canParse(text)) return null;
  const { protocol, hostname, username, password, href } = new URL(text);
  if (!["http:", "https:"].includes(protocol) || username || password) return null;
  return /^(?!.*\.\.)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(hostname) ? href : null;
}
