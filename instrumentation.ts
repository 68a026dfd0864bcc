import type { Instrumentation } from "next";

/** What fails inside Next is a line of the log with the request's name, as everything else is. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { loggedPath, openLog } = await import("@/lib/log");
  openLog("app").error(
    {
      err: error,
      requestId: request.headers["x-request-id"],
      method: request.method,
      path: loggedPath(request.path),
      route: context.routePath,
      kind: context.routeType,
    },
    "A request failed inside Next",
  );
};
