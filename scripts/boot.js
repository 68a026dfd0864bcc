// What every command of the project goes through first: the right Node, the right packages, then the
// command itself under the project's own Node. Plain JavaScript that an old Node can read, so that it
// can at least say what is missing.

import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const parentCheckMs = 500;

/**
 * Runs a TypeScript file of the project and ends with its exit code. Refuses, in words, a Node that is too
 * old to install the packages.
 * @param {string} script path from the project's folder
 * @param {string[]} [args]
 */
export async function boot(script, args = []) {
  const refusal = refuseNode(process.versions.node);
  if (refusal) {
    console.error(refusal);
    process.exit(1);
  }
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  for (const signal of signals) process.on(signal, onSignal);

  const { installPackages } = await import("./install.js");
  try {
    await installPackages(root, stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exit(stop.signal.aborted ? 130 : 1);
  }
  for (const signal of signals) process.off(signal, onSignal);
  if (stop.signal.aborted) process.exit(130);
  run(script, args);
}

/** @type {NodeJS.Signals[]} */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * The sentence for a Node that the packages cannot be installed with, or nothing.
 * @param {string} version such as "18.20.4"
 */
export function refuseNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (fits) return undefined;
  return (
    `Fettle needs Node 20.19 or later (of the even releases: 20.19+, 22.12+, 24+), and this is Node ${version} ` +
    `(${process.execPath}).\nInstall a current one from https://nodejs.org and run the command again.`
  );
}

/**
 * @param {string} script
 * @param {string[]} args
 */
function run(script, args) {
  const binaries = join(root, "node_modules/.bin");
  const node = join(binaries, "node");
  const child = spawn(
    existsSync(node) ? node : process.execPath,
    ["--import", import.meta.resolve("tsx"), join(root, script), ...args],
    {
      cwd: root,
      // The fourth stream tells the child when this process is gone, however it went.
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env: { ...process.env, PATH: `${binaries}${delimiter}${process.env["PATH"] ?? ""}` },
    },
  );
  let stopping = false;
  const passOn = (/** @type {NodeJS.Signals} */ signal) => {
    // Ctrl-C reaches the child by itself as well; it takes a second signal for the same wish.
    stopping = true;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, passOn);
  watchNpm(() => {
    if (!stopping) passOn("SIGTERM");
  });
  child.on("error", (error) => {
    console.error(`The command could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    process.exit(code ?? (signal ? 128 + constants.signals[signal] : 1));
  });
}

/**
 * When npm is killed outright it cannot pass anything on, so its absence is the signal. Started by hand,
 * a parent that ends (a closed terminal under nohup) means nothing.
 * @param {() => void} gone
 */
function watchNpm(gone) {
  if (!process.env["npm_lifecycle_event"]) return;
  const parent = process.ppid;
  const watched = [parent, ...shellParent(parent)];
  setInterval(() => {
    if (process.ppid !== parent || !watched.every(isAlive)) gone();
  }, parentCheckMs).unref();
}

/**
 * npm runs a script through a shell, which may or may not step aside for it: then npm is one further up.
 * @param {number} pid
 */
function shellParent(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
    const grandparent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    return /^(?:ba|da|z|k)?sh$/.test(name) && grandparent > 1 ? [grandparent] : [];
  } catch {
    return [];
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Someone else's process is alive, too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
