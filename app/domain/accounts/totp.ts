import { Secret, TOTP } from "otpauth";

// What every authenticator app understands (RFC 6238); other choices are ignored by some of them without a word.
const parameters = { issuer: "Samplan", algorithm: "SHA1", digits: 6, period: 30 } as const;

/** How many steps of 30 seconds a phone's clock may be off, either way. */
const window = 1;

/** A new secret for an authenticator app, in base 32: 160 random bits. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator app reads from the QR code. `label` tells the owner's accounts apart. */
export function totpUri(secret: string, label: string): string {
  return new TOTP({ ...parameters, label, secret: Secret.fromBase32(secret) }).toString();
}

/** The step of 30 seconds that the code belongs to, or null when it belongs to none around now. */
export function findTotpStep(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const delta = new TOTP({ ...parameters, secret: Secret.fromBase32(secret) }).validate({ token, timestamp: now.getTime(), window });
  return delta === null ? null : Math.floor(now.getTime() / (parameters.period * 1000)) + delta;
}

/** The code that an app shows at that moment. */
export function totpCodeAt(secret: string, now: Date): string {
  return new TOTP({ ...parameters, secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() });
}
