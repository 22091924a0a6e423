import { BlockList, isIP } from "node:net";

/** Of IPv4, all that IANA has set aside (RFC 6890 and its registry), multicast, and what is reserved. */
const notPublic4: [string, number][] = [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24],
  ["192.31.196.0", 24], ["192.52.193.0", 24], ["192.88.99.0", 24], ["192.168.0.0", 16], ["192.175.48.0", 24], ["198.18.0.0", 15], ["198.51.100.0", 24],
  ["203.0.113.0", 24], ["224.0.0.0", 4], ["240.0.0.0", 4],
];
/** Of the one range of IPv6 that is given out as unicast (2000::/3), what is set aside: protocols, Teredo, documentation, 6to4, AS112. */
const notPublic6: [string, number][] = [["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["2620:4f:8000::", 48], ["3fff::", 20]];
/** IPv6 addresses that stand for the IPv4 address in their last 32 bits: mapped ones, and those of NAT64 (RFC 6052). */
const wrapping: [string, number][] = [["::ffff:0:0", 96], ["64:ff9b::", 96]];

const refused4 = listOf(notPublic4, "ipv4");
const given6 = listOf([["2000::", 3]], "ipv6");
const refused6 = listOf(notPublic6, "ipv6");
const wraps = wrapping.map(([start]) => wordsOf(start).slice(0, 6).join());

/** Whether the address is one of a machine on the public Internet: not of this machine, this network, a group, or of no use. */
export function isPublicAddress(address: string): boolean {
  if (address.includes("%")) return false; // a zone is of this machine's own networks
  switch (isIP(address)) {
    case 4:
      return !refused4.check(address, "ipv4");
    case 6:
      return isPublic6(address);
    default:
      return false;
  }
}

function isPublic6(address: string): boolean {
  const words = wordsOf(address);
  if (wraps.includes(words.slice(0, 6).join())) return isPublicAddress(words.slice(6).flatMap((word) => [word >> 8, word & 255]).join("."));
  // Rebuilt from its words: the list below never sees a second way of writing the same address.
  const plain = words.map((word) => word.toString(16)).join(":");
  return given6.check(plain, "ipv6") && !refused6.check(plain, "ipv6");
}

/** The eight words of an IPv6 address, in any of its forms. */
function wordsOf(address: string): number[] {
  const [head = "", tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split("::");
  const [first, last] = [head, tail ?? ""].map((part) => (part === "" ? [] : part.split(":").map((word) => parseInt(word, 16))));
  return [...(first ?? []), ...Array<number>(8 - (first?.length ?? 0) - (last?.length ?? 0)).fill(0), ...(last ?? [])];
}

function listOf(ranges: [string, number][], type: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [start, bits] of ranges) list.addSubnet(start, bits, type);
  return list;
}
