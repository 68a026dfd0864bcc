import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

interface Stop {
  readonly name: string;
  readonly isPage: boolean;
  readonly isInView: boolean;
  readonly isMarked: boolean;
}

/** What has the focus: what it is called, whether it can be seen, and whether it shows that it has it. */
export function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const stop = document.activeElement;
    if (!(stop instanceof HTMLElement)) return { name: "", isPage: false, isInView: false, isMarked: false };
    const labels = "labels" in stop && stop.labels instanceof NodeList ? [...stop.labels] : [];
    const label = labels.map((each) => each.textContent).join(" ");
    const name = stop.getAttribute("aria-label") ?? (label || stop.textContent || "");
    const { top, bottom, left, right } = stop.getBoundingClientRect();
    // A tile shows the focus of its radio.
    const around = stop.closest("label") ?? stop;
    const isMarked = [stop, around].some((each) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    const isInView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    return { name: name.trim(), isPage: stop === document.body || stop.matches("main"), isInView, isMarked };
  });
}

/** Presses Tab until something of that name has the focus; whatever has it on the way must show it. */
export async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    // The page scrolls to what has the focus.
    await expect.poll(async () => (await focused(page)).isInView).toBe(true);
    const stop = await focused(page);
    // Past its last stop a page hands the keyboard on to the browser, and begins anew; a new page takes the focus
    // as a whole, and may do so after the key was pressed.
    if (stop.isPage) continue;
    expect(stop.isMarked, `the focus cannot be seen on "${stop.name.slice(0, 40)}"`).toBe(true);
    if (name.test(stop.name)) return;
  }
  throw new Error(`${most} presses of Tab did not lead to ${name}`);
}
