import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import Stripe from "stripe";

const stripe = new Stripe("sk_test_receiver");

/** A webhook endpoint that checks signatures as a shop does, and answers as a test tells it to. */
export class Receiver {
  readonly secret = "whsec_for_tests";
  /** Every event that came with a good signature, repeats included, in order of arrival. */
  readonly events: Stripe.Event[] = [];
  readonly signatures: string[] = [];
  /** Statuses of the next answers; 200 when there are none. */
  readonly nextStatuses: number[] = [];
  badSignatures = 0;
  #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.#server.listen(0, "127.0.0.1");
    await once(receiver.#server, "listening");
    return receiver;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the receiver has no port");
    return `http://127.0.0.1:${address.port}/webhook`;
  }

  types(): string[] {
    return this.events.map(({ type }) => type);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const signature = String(request.headers["stripe-signature"]);
    try {
      this.events.push(stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, this.secret));
      this.signatures.push(signature);
    } catch {
      this.badSignatures += 1;
    }
    response.writeHead(this.nextStatuses.shift() ?? 200).end();
  }
}
