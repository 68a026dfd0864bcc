/** @type {import("next").NextConfig} */
const config = {
  cacheComponents: true,
  partialPrefetching: true,
  reactCompiler: true,
  typedRoutes: true,
  experimental: { globalNotFound: true },
  poweredByHeader: false,
  compress: true,
  // Pictures keep their names when they are made again, so they are asked about once a day.
  headers: async () => [
    {
      source: "/pictures/:path*",
      headers: [{ key: "Cache-Control", value: "public, max-age=86400, stale-while-revalidate=604800" }],
    },
  ],
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino"],
};

export default config;
