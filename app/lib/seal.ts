import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts short texts so that only the platform can read them, and nobody can change one or make one up. */
export type Seal = {
  /** `purpose` keeps what was sealed for one thing from being taken for another. */
  seal: (text: string, purpose: string) => string;
  /** The text, or null when it was not sealed here for this purpose. */
  open: (sealed: string, purpose: string) => string | null;
  /** A secret that belongs to the text, the same every time, which nobody else can work out. */
  secretFor: (text: string, purpose: string) => string;
};

const ivLength = 12;
const tagLength = 16;

/** AES-256-GCM with a key derived (HKDF-SHA-256) from the platform's secret. */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "samplan seal", 32));
  const secretKey = Buffer.from(hkdfSync("sha256", secret, "", "samplan secrets", 32));
  return {
    secretFor: (text, purpose) => createHmac("sha256", secretKey).update(`${purpose}\n${text}`).digest("base64url"),
    seal(text, purpose) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, body, cipher.getAuthTag()]).toString("base64url");
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < ivLength + tagLength) return null;
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivLength)).setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-tagLength));
        return Buffer.concat([decipher.update(bytes.subarray(ivLength, -tagLength)), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
