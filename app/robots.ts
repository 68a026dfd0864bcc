import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { siteUrl } from "@/lib/env";

export default async function robots(): Promise<MetadataRoute.Robots> {
  // SITE_URL is known when the shop runs, not when it is built.
  await connection();
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: ["/admin", "/account", "/api/", "/basket", "/orders/", "/alerts", "/newsletter/", "/search"],
    },
    sitemap: siteUrl("/sitemap.xml"),
  };
}
