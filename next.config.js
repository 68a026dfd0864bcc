/** @type {import("next").NextConfig} */
const config = {
  cacheComponents: true,
  partialPrefetching: true,
  reactCompiler: true,
  typedRoutes: true,
  experimental: { globalNotFound: true },
  poweredByHeader: false,
  compress: true,
  // Pictures and films keep their names when they are made again, so they are asked about once a day.
  headers: async () =>
    ["/pictures/:path*", "/films/:path*"].map((source) => ({
      source,
      headers: [{ key: "Cache-Control", value: "public, max-age=86400, stale-while-revalidate=604800" }],
    })),
  serverExternalPackages: ["@node-rs/argon2", "pdfkit", "pg", "pino"],
};

export default config;
