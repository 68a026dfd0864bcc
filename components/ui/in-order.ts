import { createElement, Fragment, type ReactNode } from "react";

/** Children that never change places, for pages that are made on the server: without keys, which would be sent with each of them. */
export function inOrder<Item>(
  items: readonly Item[],
  render: (item: Item, index: number) => ReactNode,
): ReactNode {
  return createElement(Fragment, null, ...items.map(render));
}
