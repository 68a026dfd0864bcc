import { notifyManager, useMutation, useQueryClient } from "@tanstack/react-query";
import { afterChanges } from "@/lib/basket/basket-shown";
import { linesQuery, send } from "./basket-client";
import { basketKey, basketQuery, BasketRefused, pressesQuery, type Press } from "./basket-count";
import { nodBasket } from "./basket-motion";
import { tellOtherTabs } from "./basket-tabs";

/**
 * Sends presses one after the other, in the order in which they were made, whichever form they come from. Each shows at once
 * and stays on top of what is known until it is answered; one that is refused or lost just goes, whatever was pressed since.
 */
export function usePress(onRefused?: (words: string, press: Press) => void) {
  const client = useQueryClient();
  const drop = (press: Press): void => {
    client.setQueryData(pressesQuery.queryKey, (under = []) =>
      under.filter(({ name }) => name !== press.name),
    );
  };
  return useMutation({
    mutationFn: send,
    scope: { id: "basket" },
    // Offline is an answer too: the shopper is told, and what was shown is taken back.
    networkMode: "always",
    // Once more when nothing came back, under the same name, so that it cannot count twice.
    retry: (failures, error) => failures < 1 && !(error instanceof BasketRefused),
    retryDelay: 400,
    onMutate: (press) => {
      // What is added nods when it arrives.
      if (press.change) nodBasket();
      // A read that is under way may have been answered before this press, and would undo it; the first one is worth having all the same.
      if (client.getQueryData(basketQuery.queryKey)) void client.cancelQueries({ queryKey: basketKey });
      client.setQueryData(pressesQuery.queryKey, (under = []) => [...under, press]);
    },
    onSuccess: (count, press) => {
      void client.cancelQueries({ queryKey: basketKey });
      const { change } = press;
      notifyManager.batch(() => {
        client.setQueryData(basketQuery.queryKey, count);
        if (change)
          client.setQueryData(linesQuery.queryKey, (lines) => lines && afterChanges(lines, [change]));
        drop(press);
      });
      tellOtherTabs();
    },
    onError: (error, press) => {
      drop(press);
      onRefused?.(wordsOf(error), press);
    },
    onSettled: (_count, error) => {
      if (client.getQueryData(pressesQuery.queryKey)?.length) return;
      void client.invalidateQueries({ queryKey: error ? basketKey : linesQuery.queryKey });
    },
  });
}

/** What went wrong, for the shopper. A press that was lost keeps its name, so that the promise is kept. */
export function wordsOf(error: unknown): string {
  if (error instanceof BasketRefused) return error.message;
  return "That did not reach us. Try again: it will not be counted twice.";
}
