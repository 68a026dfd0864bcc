// What a server costs that does nothing: sends the same bytes to everybody. Run in a process of its own, told what to send on its
// standard input; says its port on its standard output and ends with that input.

import { createServer } from "node:http";

/** @type {{ headers: Record<string, string>, body: string } | undefined} */
let answer;
let text = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (chunk) => {
  text += chunk;
  if (answer || !text.endsWith("\n")) return;
  answer = JSON.parse(text);
  const body = Buffer.from(answer?.body ?? "", "base64");
  const headers = answer?.headers ?? {};
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.stdout.write(`${typeof address === "object" && address ? address.port : 0}\n`);
  });
});
process.stdin.on("end", () => process.exit(0));
