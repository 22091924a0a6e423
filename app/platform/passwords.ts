import { hash, verify } from "@node-rs/argon2";

/** Slow, memory-hard password hashing. */
export type Passwords = {
  hash(password: string): Promise<string>;
  /** Compares in the same time whether or not there is a hash to compare with. */
  verify(hashed: string | null, password: string): Promise<boolean>;
  /** Whether the hash was made with older, weaker settings. */
  isOutdated(hashed: string): boolean;
};

/** Argon2id with the parameters of OWASP's password storage cheat sheet: 19 MiB, 2 passes, 1 lane. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const marks = "$argon2id$v=19$m=19456,t=2,p=1$";

/** Argon2id. A password is compared in NFC, so that the same Chinese or accented input always matches. */
export function makePasswords(): Passwords {
  let decoy: Promise<string> | undefined;
  return {
    hash: (password) => hash(password.normalize("NFC"), settings),
    async verify(hashed, password) {
      decoy ??= hash("a password nobody has", settings);
      const matches = await verify(hashed ?? (await decoy), password.normalize("NFC"));
      return matches && hashed !== null;
    },
    isOutdated: (hashed) => !hashed.startsWith(marks),
  };
}
