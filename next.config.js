/** @type {import("next").NextConfig} */
const config = {
  cacheComponents: true,
  partialPrefetching: true,
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  compress: true,
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino"],
};

export default config;
