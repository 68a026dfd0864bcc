import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Sees to it that what a route left unread of a body does not stop the connection, whose next request may be somebody else's when a
 * proxy shares it. Node throws a body away by itself only when nothing of it was read.
 */
export function clearUnreadBody(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  response.once("finish", () => {
    if (request.complete) return;
    // A body that was given up takes nothing in any more, and the connection would wait for it for ever.
    if (request.destroyed) socket.destroySoon();
    else request.resume();
  });
}
