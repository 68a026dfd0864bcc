// Loaded first (node --import) by every process that the launcher starts. The launcher holds the other end
// of its standard input; when that end is gone, however the launcher died, the process stops as if asked to.

import { fstatSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const patienceMs = 8_000;

// Processes that this one starts inherit its flags and environment, but their standard input may be
// anything, /dev/null too, whose end means nothing.
const wanted = process.env["FETTLE_LIFELINE"] === "1" && isMainThread;
delete process.env["FETTLE_LIFELINE"];

if (wanted && isPipe()) {
  let gone = false;
  const stop = () => {
    if (gone) return;
    gone = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    process.kill(process.pid, "SIGTERM");
  };
  process.stdin.on("end", stop);
  process.stdin.on("close", stop);
  process.stdin.on("error", stop);
  process.stdin.resume();
  // Watching must not keep a process alive that has nothing left to do.
  if ("unref" in process.stdin) process.stdin.unref();
}

function isPipe() {
  try {
    const input = fstatSync(0);
    return input.isFIFO() || input.isSocket();
  } catch {
    return false;
  }
}
