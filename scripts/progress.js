// Says what is being waited for: nothing for quick steps but their line at the end, and a sign of life
// for slow ones. Plain JavaScript, because the first start uses it before anything is installed.

const secondMs = 1_000;
const quietMs = 2 * secondMs;
const plainIntervalMs = 5 * secondMs;

/**
 * Waits for a piece of work and prints one line about it with the time it took. On a terminal the line
 * counts the seconds once two have passed; elsewhere a new line is printed every five seconds.
 * @template T
 * @param {string} label
 * @param {Promise<T>} work
 * @param {{ startedAt?: number, done?: (result: T) => string }} [options] `done` words the end of the line.
 * @returns {Promise<T>}
 */
export async function step(label, work, { startedAt = Date.now(), done = () => "ready" } = {}) {
  const out = process.stdout;
  const counts = out.isTTY === true;
  const elapsed = () => Date.now() - startedAt;
  const timer = setInterval(
    () => {
      if (elapsed() < quietMs) return;
      const seconds = Math.round(elapsed() / secondMs);
      out.write(counts ? `\r\u001b[2K  ${label} … ${seconds} s` : `  ${label} … ${seconds} s so far\n`);
    },
    counts ? secondMs : plainIntervalMs,
  );
  const line = (/** @type {string} */ words) => {
    clearInterval(timer);
    const seconds = (elapsed() / secondMs).toFixed(1);
    out.write(`${counts ? "\r\u001b[2K" : ""}  ${label} … ${words} (${seconds} s)\n`);
  };
  try {
    const result = await work;
    line(done(result));
    return result;
  } catch (error) {
    line(error instanceof Error && error.name === "Stopped" ? "called off" : "failed");
    throw error;
  }
}
