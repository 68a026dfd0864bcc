// Brings node_modules in line with package-lock.json. Plain JavaScript on Node's own modules: it runs
// before anything is installed.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { step } from "./progress.js";

/**
 * Installs the packages when they are missing or older than the lock file. Quiet unless it fails.
 * @param {string} root
 * @param {AbortSignal} stopped
 */
export async function installPackages(root, stopped) {
  const lockFile = join(root, "package-lock.json");
  const stampFile = join(root, "node_modules/.fettle-lock");
  const locked = existsSync(lockFile);
  const stamp = createHash("sha256")
    .update(readFileSync(locked ? lockFile : join(root, "package.json")))
    .digest("hex");

  const complete = existsSync(join(root, "node_modules/.bin/node"));
  if (complete && readIfThere(stampFile) === stamp) return;
  // Somebody ran npm by hand: what is there is what the lock asks for, so nothing needs doing.
  if (!(complete && locked && matchesLock(root))) {
    const work = locked ? installLocked(root, stopped) : npm(["install"], root, stopped);
    await step("Installing packages", work, { done: () => "done" });
  }
  writeFileSync(stampFile, stamp);
}

/**
 * @param {string} root
 * @param {AbortSignal} stopped
 */
async function installLocked(root, stopped) {
  try {
    await npm(["ci"], root, stopped);
  } catch (error) {
    // A lock written where the registry holds only some platforms' packages lacks the others, and "ci"
    // refuses it although nothing is missing for this machine.
    if (stopped.aborted || !(error instanceof Error && error.message.includes("EUSAGE"))) throw error;
    await npm(["install", "--no-save"], root, stopped);
  }
}

/**
 * Whether every package that the lock names is installed in the version it names.
 * @param {string} root
 */
function matchesLock(root) {
  const installed = readPackages(join(root, "node_modules/.package-lock.json"));
  const wanted = readPackages(join(root, "package-lock.json"));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === "" || optional || peer || installed[path]?.version === version,
  );
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean }> | undefined}
 */
function readPackages(path) {
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text).packages;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/**
 * @param {string[]} args
 * @param {string} cwd
 * @param {AbortSignal} stopped
 * @returns {Promise<void>}
 */
function npm(args, cwd, stopped) {
  const own = process.env["npm_execpath"];
  const [command, first] =
    own?.endsWith(".js") && own.includes("npm") ? [process.execPath, [own]] : ["npm", []];
  // The build needs the type packages, which npm leaves out when NODE_ENV is "production".
  const flags = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(command, [...first, ...args, ...flags], {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    const keep = (/** @type {Buffer} */ chunk) => (output = (output + chunk.toString()).slice(-20_000));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    stopped.addEventListener("abort", () => child.kill("SIGTERM"));
    child.on("error", (error) =>
      reject(new Error(`npm could not be started: ${error.message}. It comes with Node.`)),
    );
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ${args.join(" ")} did not succeed.\n\n${output.trim()}`));
    });
  });
}
