import type { Guard } from "./guards";

const accounts = ["lib/accounts/link-commands.test.ts"];
const owners = ["lib/accounts/owner-commands.test.ts"];
const accountTables = "prisma/migrations/20261129201000_accounts/migration.sql";

/** What keeps an account to whoever reads its mailbox. */
export const accountGuards: readonly Guard[] = [
  {
    keeps: "Accounts: a password becomes the account's in the browser that typed it, and nowhere else",
    file: "lib/accounts/link-commands.ts",
    from: "return Buffer.from(browserHash).equals(hashOf(browser)) ? passwordHash : null;",
    to: "return passwordHash;",
    tests: accounts,
  },
  {
    keeps: "Accounts: a link is good once",
    file: "lib/accounts/link-commands.ts",
    from: "where: { id, usedAt: null, expiresAt: { gt: new Date() } },",
    to: "where: { id },",
    tests: accounts,
  },
  {
    keeps: "Accounts: no password without a verified mailbox, by the database",
    file: accountTables,
    from: "CHECK (password_hash IS NULL OR email_verified IS NOT NULL)",
    to: "CHECK (true)",
    tests: ["lib/accounts/password-commands.test.ts"],
  },
  {
    keeps: "Accounts: a move is confirmed by the account's own owner",
    file: "lib/accounts/email-commands.ts",
    from: 'if (link.userId !== viewer.id) return err("other-account");',
    to: "",
    tests: ["lib/accounts/email-commands.test.ts"],
  },
  {
    keeps: "Accounts: the last owner of the shop stays",
    file: "lib/accounts/close-commands.ts",
    from: 'if (owners.length === 1 && owners[0]?.userId === userId) return err("last-owner");',
    to: "",
    tests: owners,
  },
  {
    keeps: "Accounts: a payment and a verification in one moment see each other",
    file: accountTables,
    from: "PERFORM lock_mailbox(NEW.email);",
    to: "",
    tests: owners,
  },
  {
    keeps: "Accounts: only a verified one gets the orders of its email",
    file: accountTables,
    from: "WHERE email = lower(NEW.email) AND email_verified IS NOT NULL);",
    to: "WHERE email = lower(NEW.email));",
    tests: owners,
  },
  {
    keeps: "Sessions: one that was ended opens nothing",
    file: "lib/auth/auth-reads.ts",
    from: "AND sign_in.id = ${signInId}::uuid AND ended_at IS NULL",
    to: "AND sign_in.id = ${signInId}::uuid",
    tests: ["lib/auth/viewer.test.ts"],
  },
  {
    keeps: "Sessions: a password that was changed while it was checked opens none",
    file: "lib/auth/sign-in-commands.ts",
    from: "AND session_version = ${sessionVersion}::int FOR SHARE`;",
    to: "AND session_version = ${sessionVersion}::int`;",
    tests: ["lib/accounts/password-commands.test.ts"],
  },
];
