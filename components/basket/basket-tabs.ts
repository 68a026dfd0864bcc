let channel: BroadcastChannel | undefined;

/** Tells the shop's other tabs in this browser that the basket has changed. */
export function tellOtherTabs(): void {
  channel?.postMessage("changed");
}

/**
 * Calls `refresh` when another tab has changed the basket, and when the page comes back out of the browser's back-forward cache.
 * @returns what ends it
 */
export function listenToTabs(refresh: () => void): () => void {
  const open = (): void => {
    channel = new BroadcastChannel("fettle-basket");
    channel.onmessage = refresh;
  };
  // An open channel may keep a page out of the back-forward cache.
  const close = (): void => channel?.close();
  const comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    open();
    refresh();
  };
  open();
  addEventListener("pagehide", close);
  addEventListener("pageshow", comeBack);
  return () => {
    close();
    removeEventListener("pagehide", close);
    removeEventListener("pageshow", comeBack);
  };
}
