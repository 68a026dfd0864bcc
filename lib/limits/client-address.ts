import { isIP } from "node:net";

/**
 * The network address that a request comes from. Only the socket knows it for certain. Each proxy of our own adds the address that
 * it was asked from to the right of X-Forwarded-For, so with two of them the second from the right is the visitor's; all that
 * stands further left was written by whoever liked.
 * @param socketAddress who the connection is with
 * @param forwardedFor the header, as it came
 * @param trustedProxies how many proxies of our own stand in front
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const hops = (forwardedFor ?? "").split(",").map((hop) => bareAddress(hop.trim()));
  // The nearest proxy is the socket's own end, so the first hop from the right is what it saw.
  const claimed = trustedProxies > 0 ? hops.at(-trustedProxies) : undefined;
  // A request with fewer hops than there are proxies did not come through them.
  return networkOf(claimed && isIP(claimed) ? claimed : bareAddress(socketAddress ?? ""));
}

/** Without port, brackets, zone and the IPv6 spelling of an IPv4 address. */
function bareAddress(text: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const unzoned = bare.split("%", 1)[0] ?? "";
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(unzoned)?.[1] ?? unzoned;
}

/** What is counted as one: an IPv4 address, or the /64 of an IPv6 one, of which a single household has 2^64. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  // URL spells an address in its one canonical way.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill("0");
  return `${[...before, ...zeros, ...after].slice(0, 4).join(":")}::/64`;
}
