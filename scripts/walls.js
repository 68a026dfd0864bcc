// The walls between the rooms of the house, as lint rules: who may import whom.

/** The floors of lib, the lowest first; a room imports only from floors below its own. */
const floors = [
  ["db", "stripe", "mail", "files"],
  ["auth", "outbox", "audit", "limits"],
  ["desk-alerts"],
  ["catalogue", "stock", "newsletter", "delivery"],
  ["guide", "basket", "orders", "codes"],
  ["checkout"],
  ["reports", "returns", "accounts", "invoices", "invariants", "structured-data"],
];

/**
 * @typedef {{ regex: string, message: string, allowTypeImports?: boolean }} Pattern
 */

/**
 * @param {string[]} files
 * @param {Pattern[]} patterns
 * @param {string[]} [ignores]
 * @returns {import("eslint").Linter.Config}
 */
function wall(files, patterns, ignores = []) {
  return {
    files,
    // A test may reach for whatever it needs to set the scene.
    ignores: ["**/*.test.ts", ...ignores],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
  };
}

/** @param {string[]} names */
const anyOf = (names) => `(${names.join("|")})`;

/** @type {Pattern} */
const outside = {
  regex: "^@/(server|sandbox|scripts|studio|prisma|e2e)/",
  message: "app, components and lib import nothing of the programs around them.",
};
/** @type {Pattern} */
const noTables = {
  regex: "^(@/lib/db/|\\./)(client|generated)",
  message: "Only reads, commands, auth, outbox, audit and limits touch the database.",
  allowTypeImports: true,
};
/** @type {Pattern} */
const upwards = { regex: "^\\.\\./", message: "Across folders, import through @/." };
/** @type {Pattern} */
const noEnvironment = {
  regex: "^@/lib/env$",
  message: "Components take plain props; settings are read by lib and app.",
};

/** @param {string} room @param {number} floor */
function libWall(room, floor) {
  const above = floors
    .slice(floor)
    .flat()
    .filter((other) => other !== room);
  /** @type {Pattern[]} */
  const patterns = [
    outside,
    upwards,
    { regex: "^@/(app|components)/", message: "lib knows nothing of pages and components." },
    { regex: `^@/lib/${anyOf(above)}/`, message: `lib/${room} may import only from the floors below it.` },
  ];
  const all = [`lib/${room}/**`];
  const touching = ["db", "auth", "outbox", "audit", "limits"].includes(room);
  if (touching) return [wall(all, patterns)];
  return [wall(all, patterns), wall(all, [...patterns, noTables], ["**/*-reads.ts", "**/*-commands.ts"])];
}

export const walls = [
  ...floors.flatMap((rooms, floor) => rooms.flatMap((room) => libWall(room, floor))),
  wall(
    ["lib/*.ts"],
    [
      outside,
      { regex: "^@/(app|components)/", message: "lib knows nothing of pages and components." },
      { regex: "^@/lib/.+/", message: "The ground floor imports nothing of the floors above." },
    ],
  ),
  wall(
    ["components/**"],
    [
      outside,
      noTables,
      noEnvironment,
      { regex: "^@/app/", message: "Components know nothing of pages." },
      {
        regex: "-(reads|queries|commands)$",
        message: "Components take plain props: pages read and pass down.",
        allowTypeImports: true,
      },
    ],
  ),
  wall(["app/**", "proxy.ts"], [outside, noTables]),
  wall(
    ["server/**"],
    [{ regex: "^@/(app|components|sandbox|scripts|studio)/", message: "The server knows lib alone." }],
  ),
  wall(
    ["sandbox/**"],
    [
      {
        regex: "^@/(app|components|lib|server|scripts|studio|prisma)/",
        message: "Stand-ins know nothing of the shop.",
      },
    ],
  ),
];
