import { mkdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { readIfThere, writeIfAbsent } from "./files";
import { identify, isStillRunning, processIdentitySchema } from "./process-identity";
import { Refusal } from "./refusal";

const highestPort = 65_535;

export type PortWish = {
  /** For the sentence of a refusal, and for the shopkeeper: "the shop". */
  purpose: string;
  /** The setting that names the port, such as "PORT". */
  setting: string;
  /** The port to begin with. */
  first: number;
  /** Whether the environment asked for exactly this one. */
  named: boolean;
  /** How many neighbours are needed, the first included. */
  count: 1 | 2;
};

/** What can be asked about a port; another in tests. */
export type PortBook = {
  reserve(port: number): Promise<boolean>;
  release(port: number): Promise<void>;
};

/**
 * Chooses and reserves a port (or a port and the next). One asked for by name and taken is refused; a
 * default that is taken gives way to the next that is free.
 */
export async function choosePort(wish: PortWish, book: PortBook): Promise<number> {
  for (let port = wish.first; port + wish.count - 1 <= highestPort; port += wish.named ? highestPort : 1) {
    const wanted = Array.from({ length: wish.count }, (_, offset) => port + offset);
    const taken = await reserveAll(wanted, book);
    if (taken === undefined) return port;
    if (wish.named) {
      const which =
        taken === port
          ? `${wish.setting}=${port} is`
          : `${wish.setting}=${port} needs ${taken} too, which is`;
      throw new Refusal(
        `${which} taken by another program. Choose another port for ${wish.purpose}, ` +
          `or leave ${wish.setting} unset to get the next free one.`,
      );
    }
  }
  throw new Refusal(
    wish.named
      ? `${wish.setting}=${wish.first} leaves no room: ${wish.purpose} needs ${wish.count} ports below ${highestPort + 1}.`
      : `No port from ${wish.first} up is free for ${wish.purpose}.`,
  );
}

/** Reserves all or none; the one that was taken, when it is none. */
async function reserveAll(ports: readonly number[], book: PortBook): Promise<number | undefined> {
  const reserved: number[] = [];
  for (const port of ports) {
    if (!(await book.reserve(port))) {
      for (const earlier of reserved) await book.release(earlier);
      return port;
    }
    reserved.push(port);
  }
  return undefined;
}

/**
 * The ports of this machine. Between choosing a port and listening on it lies a moment in which another
 * copy of the shop could choose the same: so a choice is written down where all copies of one person look.
 */
export function machinePorts(folder = join(tmpdir(), `fettle-ports-${userInfo().uid}`)): PortBook {
  const noteOf = (port: number) => join(folder, `${port}.json`);
  const drop = (port: number) => rm(noteOf(port), { force: true });
  return {
    release: drop,
    async reserve(port) {
      if (!(await isFree(port))) return false;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const own = JSON.stringify(await identify(process.pid));
      while (!(await writeIfAbsent(noteOf(port), own))) {
        const text = await readIfThere(noteOf(port));
        if (text === own || (text !== undefined && (await isHeld(text)))) return false;
        await drop(port);
      }
      return true;
    },
  };
}

async function isHeld(note: string): Promise<boolean> {
  try {
    return await isStillRunning(processIdentitySchema.parse(JSON.parse(note)));
  } catch {
    return false;
  }
}

/** A port that nothing listens on, out of the system's own range. */
export async function anyFreePort(): Promise<number> {
  const port = await listenOnce(0, "127.0.0.1");
  if (port === undefined) throw new Refusal("The system has no free port on 127.0.0.1.");
  return port;
}

async function isFree(port: number): Promise<boolean> {
  // Some systems let a program listen on one address beside another that listens on all.
  if ((await listenOnce(port, "127.0.0.1")) === undefined) return false;
  return (await listenOnce(port, "0.0.0.0")) !== undefined && (await listenOnce(port, "::")) !== undefined;
}

/** Listens for a moment; the port, or undefined when it is taken. An address the machine lacks is no obstacle. */
function listenOnce(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "EAFNOSUPPORT" || error.code === "EADDRNOTAVAIL" ? port : undefined);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}
