import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { expect, expectSound, test } from "./support/fixtures";

const curl = "Nordic hamstring curl";
const fold = "Standing fold";

/** The figure of a film, in the middle of the window. */
async function reach(page: Page, name: string): Promise<Locator> {
  const figure = page.locator(`#film-${name}`);
  // A page that was left behind is still there, and does not scroll.
  await expect(figure).toBeVisible();
  await figure.locator("video").evaluate((video) => video.scrollIntoView({ block: "center" }));
  return figure;
}

function playing(page: Page): Promise<string[]> {
  return page
    .locator("video")
    .evaluateAll((films: HTMLVideoElement[]) =>
      films.filter(({ paused }) => !paused).map((film) => film.ariaLabel ?? ""),
    );
}

const seconds = (figure: Locator) =>
  figure.locator("video").evaluate(({ currentTime }: HTMLVideoElement) => currentTime);

test.beforeEach(async ({ page }) => {
  await page.goto("/guides/hamstrings");
});

test("a film plays while it is seen, by itself, and rests when it is not", async ({ page }) => {
  expect(await playing(page)).toEqual([]);
  const figure = await reach(page, "nordic-curl");
  await expect(figure.getByRole("button", { name: `Pause ${curl}` })).toBeVisible();
  await expect.poll(() => seconds(figure)).toBeGreaterThan(0.3);
  expect(await playing(page)).toEqual([curl]);
  const next = await reach(page, "standing-fold");
  await expect(next.getByRole("button", { name: `Pause ${fold}` })).toBeVisible();
  await expect.poll(() => playing(page)).toEqual([fold]);
  await page.locator("#sources").scrollIntoViewIfNeeded();
  await expect.poll(() => playing(page)).toEqual([]);
});

test("one film is fetched at a time, and none that is far away", async ({ page }) => {
  const under: string[] = [];
  let most = 0;
  await page.route("**/films/*.webm", async (route) => {
    under.push(route.request().url());
    most = Math.max(most, new Set(under).size);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue().catch(() => undefined);
  });
  page.on("requestfinished", (request) => under.splice(under.indexOf(request.url()) >>> 0, 1));
  page.on("requestfailed", (request) => under.splice(under.indexOf(request.url()) >>> 0, 1));
  const figure = await reach(page, "nordic-curl");
  await expect.poll(() => seconds(figure)).toBeGreaterThan(0.3);
  await page.waitForTimeout(1_500);
  expect(most).toBe(1);
  const fetched = await page
    .locator("video")
    .evaluateAll((films: HTMLVideoElement[]) =>
      films.filter(({ readyState }) => readyState > 0).map((film) => film.ariaLabel),
    );
  expect(fetched).toContain(curl);
  expect(fetched).not.toContain("Massage ball under the thigh");
  expect(fetched).not.toContain("Rolling the hamstrings");
});

test("a film that was paused stays paused, and plays again when asked", async ({ page }) => {
  const figure = await reach(page, "nordic-curl");
  await figure.getByRole("button", { name: `Pause ${curl}` }).click();
  await expect.poll(() => playing(page)).toEqual([]);
  await reach(page, "standing-fold");
  await expect.poll(() => playing(page)).toEqual([fold]);
  await reach(page, "nordic-curl");
  await expect.poll(() => playing(page)).toEqual([]);
  await figure.getByRole("button", { name: `Play ${curl}` }).click();
  await expect.poll(() => playing(page)).toEqual([curl]);
  // A press on the picture does what the button does.
  await figure.locator("video").click();
  await expect(figure.getByRole("button", { name: `Play ${curl}` })).toBeVisible();
});

test("the keyboard plays, pauses, slows down and reads along", async ({ page }) => {
  const figure = await reach(page, "nordic-curl");
  const video = figure.locator("video");
  const pause = figure.getByRole("button", { name: `Pause ${curl}` });
  await pause.focus();
  await page.keyboard.press("Space");
  await expect(figure.getByRole("button", { name: `Play ${curl}` })).toBeFocused();
  await page.keyboard.press("k");
  await expect(pause).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(pause).toBeFocused();
  await page.keyboard.press("Tab");
  const slow = figure.getByRole("button", { name: `Half speed, ${curl}` });
  await expect(slow).toBeFocused();
  await expect(slow).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Enter");
  await expect(slow).toHaveAttribute("aria-pressed", "true");
  expect(await video.evaluate(({ playbackRate }: HTMLVideoElement) => playbackRate)).toBe(0.5);
  await page.keyboard.press("Tab");
  const captions = figure.getByRole("button", { name: `Captions, ${curl}` });
  await expect(captions).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(captions).toHaveAttribute("aria-pressed", "true");
  await expect
    .poll(() => video.evaluate(({ textTracks }: HTMLVideoElement) => textTracks[0]?.activeCues?.length ?? 0))
    .toBe(1);
  await page.keyboard.press("Enter");
  expect(await video.evaluate(({ textTracks }: HTMLVideoElement) => textTracks[0]?.mode)).toBe("disabled");
});

test("the line below a film goes with it, turn after turn", async ({ page }) => {
  const figure = await reach(page, "nordic-curl");
  await expect.poll(() => seconds(figure)).toBeGreaterThan(0.3);
  const turns = figure.locator("video").evaluate(
    (video: HTMLVideoElement) =>
      new Promise<void>((resolve) => {
        let [count, before] = [0, 0];
        video.playbackRate = 8;
        video.addEventListener("timeupdate", () => {
          if (video.currentTime < before) count += 1;
          before = video.currentTime;
          if (count > 5) resolve();
        });
      }),
  );
  await turns;
  const line = () => figure.locator(".film-bar > i").evaluate((each) => (each as HTMLElement).style.scale);
  const now = await line();
  await expect.poll(line).not.toBe(now);
});

test("the playlist goes through its moves", async ({ page }) => {
  const figure = await reach(page, "follow-along");
  const source = () => figure.locator("video").evaluate(({ currentSrc }: HTMLVideoElement) => currentSrc);
  await expect(figure).toContainText("1 of 3");
  await expect.poll(source).toContain("/films/single-leg-deadlift.webm");
  await figure.getByRole("button", { name: "Next move" }).click();
  await expect(figure).toContainText("2 of 3");
  await expect.poll(source).toContain("/films/single-leg-bridge.webm");
  await expect.poll(() => playing(page)).toEqual(["Follow-along workout"]);
  await figure.getByRole("listitem").getByRole("button", { name: curl }).click();
  await expect(figure).toContainText("3 of 3");
  await expect(figure.getByRole("button", { name: curl, exact: true })).toHaveAttribute(
    "aria-current",
    "true",
  );
  // Four turns of one move, here at four times its speed, and on to the next.
  await expect.poll(() => seconds(figure)).toBeGreaterThan(0);
  await figure.locator("video").evaluate((video: HTMLVideoElement) => {
    video.playbackRate = 4;
  });
  await expect(figure).toContainText("1 of 3", { timeout: 20_000 });
  await figure.getByRole("button", { name: "Move before" }).click();
  await expect(figure).toContainText("3 of 3");
});

test("films are sound in both themes, and keep to the window", async ({ page }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const figure = await reach(page, "follow-along");
    await expect(figure.getByRole("button", { name: "Pause Follow-along workout" })).toBeVisible();
    await expectSound(page);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expectSound(page);
});

test("a film is left behind with its page", async ({ page }) => {
  await reach(page, "nordic-curl");
  await expect.poll(() => playing(page)).toEqual([curl]);
  await page.getByRole("banner").getByRole("link", { name: "Shop" }).click();
  await page.waitForURL("/shop");
  // The page behind is kept for the way back, and must not play on.
  await expect.poll(() => playing(page)).toEqual([]);
  await page.goBack();
  await reach(page, "nordic-curl");
  await expect.poll(() => playing(page)).toEqual([curl]);
});

test("search leads to the film itself", async ({ page }) => {
  await page.goto("/search?q=nordic");
  await page.getByRole("list", { name: "Films found" }).getByRole("link", { name: curl }).click();
  await page.waitForURL("/guides/hamstrings#film-nordic-curl");
  await expect(page.locator("#film-nordic-curl")).toBeInViewport();
});

test.describe("when a film is not there", () => {
  test.use({ expectedErrors: [/404/] });

  test("its still stands, and the page says so in words", async ({ page }) => {
    await page.route("**/films/nordic-curl.*", (route) => route.fulfill({ status: 404 }));
    const figure = await reach(page, "nordic-curl");
    await expect(figure.getByRole("status")).toHaveText(
      "The film could not be loaded. The move is told in words below.",
    );
    await expect(figure.getByRole("img")).toBeVisible();
    await page.unroute("**/films/nordic-curl.*");
    await figure.getByRole("button", { name: `Play ${curl}` }).click();
    await expect.poll(() => playing(page)).toEqual([curl]);
    await expect(figure.getByRole("status")).toBeEmpty();
  });
});

test.describe("for a reader who wants no motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("four moments stand in the film's place until it is asked for", async ({ page }) => {
    const figure = await reach(page, "nordic-curl");
    const still = () => figure.getByRole("img").evaluate((img) => (img as HTMLImageElement).currentSrc);
    await expect.poll(still).toContain("/films/nordic-curl-stills.");
    await page.waitForTimeout(1_000);
    expect(await playing(page)).toEqual([]);
    expect(
      await figure.locator("video").evaluate(({ readyState }: HTMLVideoElement) => readyState),
      "nothing of the film was fetched",
    ).toBe(0);
    await figure.getByRole("button", { name: `Play ${curl}` }).click();
    await expect.poll(() => playing(page)).toEqual([curl]);
    await page.locator("#sources").scrollIntoViewIfNeeded();
    await expect.poll(() => playing(page)).toEqual([]);
    await reach(page, "nordic-curl");
    await page.waitForTimeout(500);
    expect(await playing(page)).toEqual([]);
  });
});

test.describe("on a dear line", () => {
  test("a film waits to be asked for", async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, "connection", { value: { saveData: true, effectiveType: "4g" } }),
    );
    await page.reload();
    const figure = await reach(page, "nordic-curl");
    await page.waitForTimeout(1_000);
    expect(await playing(page)).toEqual([]);
    await figure.getByRole("button", { name: `Play ${curl}` }).click();
    await expect.poll(() => playing(page)).toEqual([curl]);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the browser's own player lies over the still, and a playlist leads to its films", async ({
    page,
  }) => {
    const figure = page.locator("#film-nordic-curl");
    await expect(figure.getByRole("img")).toBeVisible();
    await expect(figure.locator("video[controls]")).toBeVisible();
    const [red] = (await sharp(await figure.locator("video").screenshot()).stats()).channels;
    expect(red?.mean, "the still shows through").toBeGreaterThan(128);
    await expect(figure.getByRole("button")).toHaveCount(0);
    await expect(page.locator("#film-follow-along").getByRole("link", { name: curl })).toHaveAttribute(
      "href",
      "#film-nordic-curl",
    );
  });
});

test("a film comes in parts, is kept for a day, and has words beside it", async ({ request }) => {
  const part = await request.get("/films/nordic-curl.webm", { headers: { range: "bytes=0-99" } });
  expect(part.status()).toBe(206);
  expect((await part.body()).byteLength).toBe(100);
  expect(part.headers()).toMatchObject({
    "content-type": "video/webm",
    "cache-control": "public, max-age=86400, stale-while-revalidate=604800",
    "accept-ranges": "bytes",
  });
  expect((await request.get("/films/nordic-curl.mp4")).headers()["content-type"]).toBe("video/mp4");
  const words = await request.get("/films/nordic-curl.vtt");
  expect(words.headers()["content-type"]).toMatch(/^text\/vtt/);
  expect(await words.text()).toMatch(/^WEBVTT/);
});

test("search engines are told of every film, with addresses that lead to it", async ({ page, request }) => {
  const told = await page.locator('script[type="application/ld+json"]').allTextContents();
  const films = told
    .flatMap((text) => JSON.parse(text)["@graph"])
    .filter((each) => each["@type"] === "VideoObject");
  expect(films).toHaveLength(9);
  for (const film of films) {
    for (const address of [film.contentUrl, film.thumbnailUrl]) {
      expect((await request.head(address)).status(), address).toBe(200);
    }
    expect(film).toMatchObject({
      name: expect.stringMatching(/\w/),
      description: expect.stringMatching(/\w/),
      duration: expect.stringMatching(/^PT\d+S$/),
      uploadDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  }
});

test.describe("the muscles on their picture", () => {
  const lit = (page: Page) =>
    page
      .locator("figure:has(#semitendinosus) picture")
      .evaluate((picture) => getComputedStyle(picture, "::after").backgroundImage);

  test("are lit by pointer, keyboard and press, and not fetched before", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const label = page.getByRole("link", { name: "Semitendinosus" });
    await label.scrollIntoViewIfNeeded();
    expect(await lit(page)).toBe("none");
    expect(asked.filter((url) => /hamstrings-s/.test(url))).toEqual([]);
    await label.hover();
    expect(await lit(page)).toContain("anatomy-hamstrings-semitendinosus-800");
    await page.mouse.move(0, 0);
    expect(await lit(page)).toBe("none");
    await page.getByRole("link", { name: "Biceps femoris" }).focus();
    await page.keyboard.press("Tab");
    await expect(label).toBeFocused();
    expect(await lit(page)).toContain("anatomy-hamstrings-semitendinosus-800");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#semitendinosus$/);
    await expect(page.locator("figure:has(#semitendinosus) picture")).toBeInViewport();
    await expect(page.locator("#semitendinosus")).toBeInViewport();
    // What is pointed at goes before what the address names.
    await page.getByRole("link", { name: "Biceps femoris" }).hover();
    expect(await lit(page)).toContain("anatomy-hamstrings-biceps-femoris-800");
    await expectSound(page);
  });
});
