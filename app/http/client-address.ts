import { isIPv6 } from "node:net";

/**
 * The client's address: the socket's, or, behind that many trusted proxies, the hop they vouch for.
 * A forged X-Forwarded-For in front of the trusted part is ignored. IPv6 counts as its /64.
 */
export function clientAddress(socketAddress: string, forwardedFor: string | undefined, trustedHops: number): string {
  if (trustedHops === 0 || !forwardedFor) return networkOf(socketAddress);
  const hops = forwardedFor.split(",").map((hop) => hop.trim()).filter(Boolean);
  return networkOf(hops.at(-trustedHops) ?? socketAddress);
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  return `${expand(plain).slice(0, 4).join(":")}::/64`;
}

/** The eight groups of an IPv6 address, `::` filled with zeroes. */
function expand(address: string): string[] {
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === "" ? [] : tail.split(":");
  const zeroes = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...zeroes, ...right].map((group) => group.replace(/^0+(?=.)/, ""));
}
