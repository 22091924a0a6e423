import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits, address-safe. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** The form in which a secret is stored: SHA-256 suffices for values that are random themselves. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** A keyed mark of a text under the community's secret, for one purpose. */
export function sign(key: string, purpose: string, text: string): string {
  return createHmac("sha256", key).update(`${purpose}\n${text}`).digest("base64url");
}

/** Compares two marks without telling by time where they differ. */
export function sameMark(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
