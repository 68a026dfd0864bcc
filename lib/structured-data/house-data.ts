import type { Graph } from "schema-dts";

/**
 * The shop as search engines read it: the site with its search, and who sells. What it sells, and on what terms, each product's page says.
 * @param origin the shop's own address, without a slash at its end
 */
export function houseData(description: string, origin: string): Graph {
  return {
    "@context": "https://schema.org",
    "@graph": [
      { "@type": "WebSite", name: "Fettle", url: `${origin}/`, inLanguage: "en-GB" },
      {
        "@type": "OnlineStore",
        name: "Fettle",
        description,
        url: `${origin}/`,
        logo: `${origin}/icons/512.png`,
        contactPoint: { "@type": "ContactPoint", contactType: "customer service", url: `${origin}/contact` },
      },
    ],
  };
}
