import { startServer } from "./http";
import { log } from "./log";

try {
  await startServer();
} catch (error) {
  log.fatal({ err: error }, error instanceof Error ? error.message : "The server could not start");
  process.exitCode = 1;
}
