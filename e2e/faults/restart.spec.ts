import { once } from "node:events";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import type { Buyer } from "../support/buyer";
import { expect, test } from "./support/fixtures";
import { paidOnce } from "./support/sums";

const buyersAtLeast = 20;
const atOnce = 5;

test("both servers are replaced, one after the other, while buyers check out: nobody loses an order, and no press is lost", async ({
  rig,
  arrive,
}) => {
  test.slow();
  const sku = await rig.shelf(500);
  let replaced = false;
  const done: Buyer[] = [];
  const broken: string[] = [];
  const buyWhileTheyChange = async (): Promise<void> => {
    while (!replaced || done.length < buyersAtLeast) {
      const buyer = await arrive();
      buyer.repeats = 1;
      try {
        await buyer.add(sku);
        expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
      } catch (error) {
        broken.push(error instanceof Error ? error.message : String(error));
        // What a person does whose press was lost: once more, with what is in his basket.
        const again = await buyer.checkOut();
        if (again.includes("/c/pay/")) await buyer.payAndLeave(again);
      }
      done.push(buyer);
    }
  };
  const buying = Promise.all(Array.from({ length: atOnce }, buyWhileTheyChange));
  for (const { program, port } of rig.servers) {
    await expect.poll(() => done.length, { timeout: 20_000 }).toBeGreaterThan(0);
    // As an operator does it: no new visitors first. Those who have a connection keep it to their next answer.
    rig.front.leadTo(...rig.servers.map((server) => server.port).filter((other) => other !== port));
    await program.end("SIGTERM");
    await program.start();
    rig.front.leadTo(...rig.servers.map((server) => server.port));
  }
  replaced = true;
  await buying;
  test.info().annotations.push({
    type: "measured",
    description: `${done.length} buyers, ${broken.length} presses lost`,
  });
  expect(broken).toEqual([]);
  await rig.becomeQuiet();
  for (const buyer of done) expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe(`${500 - done.length} on hand, 0 held`);
});

/** Asks over a connection that is kept; tells what the answer says of it. */
function askOver(agent: Agent, address: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const asked = get(address, { agent }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.headers.connection));
    });
    asked.once("error", reject);
  });
}

test("a server that is asked to stop says so in an answer before it closes a kept connection: no press meets a closed one", async ({
  rig,
}) => {
  const [server] = rig.servers;
  if (!server) throw new Error("There is no server");
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const address = `${server.address}/api/health/live`;
  expect(await askOver(agent, address)).toBe("keep-alive");
  const stopped = server.program.end("SIGTERM");
  await expect.poll(() => askOver(agent, address), { intervals: [0] }).toBe("close");
  await stopped;
  agent.destroy();
});

/** The longest that a server waits for what has been begun. */
const drainMilliseconds = 8_000;

test("a connection that a browser opened ahead of need, and never used, does not hold up a server's stop", async ({
  rig,
}) => {
  const [server] = rig.servers;
  if (!server) throw new Error("There is no server");
  const unused = connect({ port: server.port, host: "127.0.0.1" });
  unused.on("error", () => undefined);
  await once(unused, "connect");
  expect(await askOver(new Agent(), `${server.address}/api/health/live`)).toBe("close");
  const startedAt = performance.now();
  await server.program.end("SIGTERM");
  expect(performance.now() - startedAt).toBeLessThan(drainMilliseconds);
  unused.destroy();
});
