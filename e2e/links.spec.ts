import sharp from "sharp";
import { placeholderOrigin } from "../lib/site-origin";
import { expect, test } from "./support/fixtures";

const onePersons = [
  "/basket",
  "/search?q=roller",
  "/sign-in",
  "/newsletter/asked",
  "/alerts/asked",
  "/nowhere-at-all",
];

function tag(html: string, name: string): string | undefined {
  return new RegExp(`<(?:meta|link) (?:property|name|rel)="${name}" (?:content|href)="([^"]*)"`).exec(
    html,
  )?.[1];
}

test("every public page names its one address and a picture that is there", async ({ request, shop }) => {
  const origin = shop.addresses.shop;
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => url);
  expect(pages.length).toBeGreaterThan(15);
  const pictures = new Map<string, string>();
  for (const url of pages) {
    const html = await (await request.get(url)).text();
    expect(html, url).not.toContain(placeholderOrigin);
    expect(tag(html, "canonical"), url).toBe(url);
    expect(tag(html, "twitter:card"), url).toBe("summary_large_image");
    expect(tag(html, "og:title"), url).toBeTruthy();
    expect(tag(html, "og:image:alt"), url).toBeTruthy();
    pictures.set(tag(html, "og:image") ?? "none", url);
    const data = await (await request.get(url, { headers: { rsc: "1" } })).text();
    expect(data, url).not.toContain(placeholderOrigin);
  }
  for (const [picture, page] of pictures) {
    expect(picture, page).toContain(`${origin}/cards/`);
    const answer = await request.get(picture);
    expect([answer.status(), answer.headers()["content-type"]], picture).toEqual([200, "image/jpeg"]);
    const body = await answer.body();
    const { width, height } = await sharp(body).metadata();
    expect([width, height], picture).toEqual([1200, 630]);
    expect(body.byteLength, picture).toBeLessThanOrEqual(90_000);
  }
});

test("pages for one person name neither, and no picture is drawn of what is not there", async ({
  request,
}) => {
  for (const path of onePersons) {
    const html = await (await request.get(path)).text();
    expect(html, path).not.toContain(placeholderOrigin);
    expect([tag(html, "og:image"), tag(html, "canonical")], path).toEqual([undefined, undefined]);
  }
  for (const path of [
    "/cards/products/nothing.jpg",
    "/cards/shop/nothing.jpg",
    "/cards/house/x.jpg",
    "/cards/x/y.jpg",
  ])
    expect((await request.get(path)).status(), path).toBe(404);
});
