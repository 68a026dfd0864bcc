import { hash, verify, type Options } from "@node-rs/argon2";

// OWASP's floor for argon2id (the library's default): 19 MiB, two passes, one lane; about 20 ms a password.
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a password nobody has, made at the same cost, so that unknown addresses take as long as known ones. */
export const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$nPjufQ1f0vPHd+OPacehPQ$Q8jDbv1H8Dfxuc1HCh8XqUmg7kfEuRcnJS1AD1MlAsQ";

/** The argon2id hash to keep in place of a password, in its usual text form. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/**
 * Whether the password belongs to the hash. Without a hash the answer is no, and takes as long.
 * @param kept what `hashPassword` made; null for an address that is unknown or signs in another way
 */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const matches = await verify(kept ?? nobodysHash, password);
  return matches && kept !== null;
}
