import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Answer } from "./load";

/** Headers that belong to the connection and not to the answer. */
const ofTheConnection = new Set(["connection", "keep-alive", "transfer-encoding", "date", "content-length"]);

/** A bare Node server, in a process of its own, that sends what the shop sent: the same bytes under the same headers. */
export async function startBareServer(answer: Answer): Promise<{ address: string; stop: () => void }> {
  const headers = Object.fromEntries([
    ...Object.entries(answer.headers).filter(([name]) => !ofTheConnection.has(name)),
    ["content-length", String(answer.body.byteLength)],
  ]);
  const script = fileURLToPath(new URL("bare-node.js", import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.write(`${JSON.stringify({ headers, body: answer.body.toString("base64") })}\n`);
  const [port]: unknown[] = await once(child.stdout, "data");
  return { address: `http://127.0.0.1:${String(port).trim()}`, stop: () => child.stdin.end() };
}
