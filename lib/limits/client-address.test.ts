import { expect, test } from "vitest";
import { clientAddress } from "./client-address";

test.each([
  ["nobody in front: the header is a stranger's word", "203.0.113.7", "198.51.100.1", 0, "203.0.113.7"],
  ["one proxy: what it saw", "10.0.0.2", "198.51.100.1", 1, "198.51.100.1"],
  ["one proxy: what a visitor wrote before it", "10.0.0.2", "1.1.1.1, 198.51.100.1", 1, "198.51.100.1"],
  ["two proxies: what the outer one saw", "10.0.0.2", "1.1.1.1, 198.51.100.1, 10.0.0.1", 2, "198.51.100.1"],
  ["fewer hops than proxies: it went round them", "203.0.113.7", "198.51.100.1", 2, "203.0.113.7"],
  ["a proxy that says nothing", "203.0.113.7", undefined, 1, "203.0.113.7"],
  ["no address at all in its place", "203.0.113.7", "unknown", 1, "203.0.113.7"],
  ["with a port", "10.0.0.2", "198.51.100.1:4711", 1, "198.51.100.1"],
  ["IPv4 in the spelling of IPv6", "::ffff:203.0.113.7", undefined, 0, "203.0.113.7"],
  ["a household of IPv6", "2001:db8:1:2:aaaa::1", undefined, 0, "2001:db8:1:2::/64"],
  ["another device of it", "2001:DB8:1:2::9", undefined, 0, "2001:db8:1:2::/64"],
  ["in brackets, with a port", "::1", "[2001:db8:1:2::9]:443", 1, "2001:db8:1:2::/64"],
  ["this machine", "::1", undefined, 0, "0:0:0:0::/64"],
  ["with a zone", "fe80::1%eth0", undefined, 0, "fe80:0:0:0::/64"],
])("%s", (_name, socket, header, proxies, expected) => {
  expect(clientAddress(socket, header, proxies)).toBe(expected);
});
