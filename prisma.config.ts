import { defineConfig } from "prisma/config";

const databaseUrl = process.env["DATABASE_URL"];

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // Generating the client needs no database, so an unset address must not stop it.
  ...(databaseUrl ? { datasource: { url: databaseUrl } } : {}),
});
