import { CancelledError, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type MouseEvent, type ReactNode } from "react";
import { linesQuery } from "./basket-client";
import { leaveWhenAnswered, whenAnswered } from "./basket-count";

interface AddedProps {
  readonly productName: string;
  /** How often it has been added since the page was opened. */
  readonly times: number;
}

/** Says that something is in the basket, and shows the basket over the page to whoever asks. */
export function Added({ productName, times }: AddedProps) {
  const client = useQueryClient();
  const isOnItsWay = useRef(false);
  const [drawer, setDrawer] = useState<ReactNode>(null);

  /** What cannot be fetched is on the basket's own page, and so it is for whoever presses again because this takes long. */
  function see(event: MouseEvent<HTMLAnchorElement>): void {
    if (event.detail > 1) return event.preventDefault();
    if (isOnItsWay.current) return leaveWhenAnswered(client, event);
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    isOnItsWay.current = true;
    const { currentTarget: opener } = event;
    const answered = new Promise<void>((resolve) => whenAnswered(client, resolve));
    Promise.all([
      import("./basket-drawer"),
      answered.then(() => client.fetchQuery({ ...linesQuery, staleTime: 0, retry: false })),
    ])
      .then(([{ BasketDrawer }, lines]) => {
        isOnItsWay.current = false;
        setDrawer(<BasketDrawer key={event.timeStamp} lines={lines} opener={opener} />);
      })
      .catch((error: unknown) => {
        isOnItsWay.current = false;
        // Called off by another press, which says for itself what came of it.
        if (!(error instanceof CancelledError)) location.assign(opener.href);
      });
  }

  return (
    <>
      {productName} is in your basket{times > 1 && `, added ${times} times`}.{" "}
      <a href="/basket" className="link py-2 font-bold whitespace-nowrap" onClick={see}>
        See the basket
      </a>
      {drawer}
    </>
  );
}
