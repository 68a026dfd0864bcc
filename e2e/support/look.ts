import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Pages that anybody may see, each with a state of its own. */
export const publicPages = [
  "/",
  "/guides",
  "/guides/hamstrings",
  "/guides/hamstrings/finder",
  "/guides/hamstrings/kit?section=stretches&section=treatment&kit=under&amount=30&own=sports-balm",
  "/guides/hamstrings/finder/breathing",
  "/guides/hamstrings/care/clot",
  "/topics/running-injuries",
  "/shop",
  "/shop/muscle-recovery",
  "/shop/compression",
  "/products/thera-band-resistance-band",
  "/products/compression-half-tights",
  "/products/natures-kiss-recovery-cream",
  "/search",
  "/search?q=rolller",
  "/search?q=qqqqqq",
  "/basket",
  "/sign-in?error=CredentialsSignin",
  "/delivery-and-returns",
  "/privacy",
  "/cautions",
  "/contact",
  "/newsletter",
  "/newsletter/asked",
  "/alerts?sku=CHT-XL",
] as const;

/** By how many pixels the page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

const leastTarget = 44;

/**
 * Controls that a thumb may miss: lower than 44 px, or narrower. Links within running words are exempt, as the rule has it, and so is
 * what cannot be seen. A radio counts with the label around it.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const found: string[] = [];
    for (const control of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const target = control.matches("input[type=radio], input[type=checkbox]")
        ? (control.closest("label") ?? control)
        : control;
      const style = getComputedStyle(control);
      const { width, height, bottom } = target.getBoundingClientRect();
      // The skip link waits above the window until it is focused.
      if (width <= 1 || bottom + scrollY <= 0) continue;
      if (control.matches("a") && style.display === "inline" && isWithinWords(control)) continue;
      // Half a pixel is lost where lines are rounded.
      if (height < least - 0.5 || width < Math.min(least, 24)) {
        found.push(
          `${control.tagName.toLowerCase()} "${(control.getAttribute("aria-label") ?? control.textContent ?? "").trim().slice(0, 40)}" ${Math.round(width)} x ${Math.round(height)}`,
        );
      }
    }
    return found;

    /** Whether what the link stands in says more than the link. */
    function isWithinWords(link: Element): boolean {
      const own = (link.textContent ?? "").trim();
      const around = [link.parentElement, link.parentElement?.parentElement];
      return around.some(
        (each) =>
          getComputedStyle(each ?? link).display !== "flex" && (each?.textContent ?? "").trim() !== own,
      );
    }
  }, leastTarget);
}

/** Brings about the states that the specimen names with `data-force`, all at once, as developer tools do. */
export async function forceStates(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  await tools.send("DOM.enable");
  await tools.send("CSS.enable");
  const { root } = await tools.send("DOM.getDocument");
  for (const state of ["hover", "focus-visible", "active"]) {
    const { nodeIds } = await tools.send("DOM.querySelectorAll", {
      nodeId: root.nodeId,
      selector: `[data-force="${state}"]`,
    });
    expect(nodeIds.length, `nothing in the specimen shows ${state}`).toBeGreaterThan(0);
    for (const nodeId of nodeIds) {
      await tools.send("CSS.forcePseudoState", { nodeId, forcedPseudoClasses: [state] });
    }
  }
}

/** How far things have jumped since the page began to load, as the browser counts it. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if ("value" in entry && typeof entry.value === "number") sum += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
}

/** Loads the page again until it wears the shop's faces: one that comes too late for the first words waits for the next page. */
export async function untilDressed(page: Page): Promise<void> {
  await expect(async () => {
    if (await isDressed(page)) return;
    await page.reload();
    expect(await isDressed(page)).toBe(true);
  }).toPass();
}

/** Whether words in the shop's faces measure otherwise than in those that stand in for them. */
function isDressed(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const root = getComputedStyle(document.documentElement);
    return ["--font-bricolage", "--font-atkinson"].every((name) => {
      const [own = "", ...others] = root.getPropertyValue(name).split(",");
      return widthIn(own) !== widthIn(others.join(","));
    });

    function widthIn(family: string): number {
      const probe = document.createElement("span");
      probe.style.cssText = `position: absolute; white-space: nowrap; font: 700 100px ${family}`;
      probe.textContent = "Run. Mend. Run again.";
      document.body.append(probe);
      const width = probe.offsetWidth;
      probe.remove();
      return width;
    }
  });
}

/** Leaves the places of pictures and films blank, so that their grounds alone are seen: products and exercises are looked at by themselves. */
export function blankPictures(page: Page): Promise<void> {
  return page.evaluate(() => {
    // The shop's policy lets no style in but as an object.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("img { object-position: -9999px 0 } video { opacity: 0 }");
    document.adoptedStyleSheets.push(sheet);
  });
}
