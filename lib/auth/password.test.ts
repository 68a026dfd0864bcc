import { describe, expect, test } from "vitest";
import { hashPassword, nobodysHash, verifyPassword } from "./password";

const prefix = "$argon2id$v=19$m=19456,t=2,p=1$";

describe("passwords", () => {
  test("are kept as argon2id, salted", async () => {
    const [one, other] = await Promise.all([hashPassword("long leg day"), hashPassword("long leg day")]);
    expect(one.startsWith(prefix)).toBe(true);
    expect(one).not.toBe(other);
  });

  test("match their own hash only", async () => {
    const kept = await hashPassword("long leg day");
    expect(await verifyPassword(kept, "long leg day")).toBe(true);
    expect(await verifyPassword(kept, "long leg Day")).toBe(false);
  });

  test("of nobody cost as much as those of somebody, and never match", async () => {
    expect(nobodysHash.startsWith(prefix)).toBe(true);
    expect(await verifyPassword(null, "long leg day")).toBe(false);
  });
});
