import { describe, expect, it } from "vitest";
import { clientAddress } from "./client-address";

describe("clientAddress", () => {
  it.each([
    ["the socket's address without trusted hops", "203.0.113.9", "1.2.3.4", 0, "203.0.113.9"],
    ["the hop one trusted proxy vouches for", "127.0.0.1", "6.6.6.6, 203.0.113.9", 1, "203.0.113.9"],
    ["the hop two trusted proxies vouch for", "127.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"],
    ["the socket's address when the header is shorter than the hops", "127.0.0.1", "203.0.113.9", 2, "127.0.0.1"],
    ["the socket's address without the header", "127.0.0.1", undefined, 1, "127.0.0.1"],
    ["a mapped IPv4 address as IPv4", "::ffff:203.0.113.9", undefined, 0, "203.0.113.9"],
    ["IPv6 by its /64", "2001:db8:0:1:aaaa::1", undefined, 0, "2001:db8:0:1::/64"],
    ["the same /64 for a neighbour", "2001:db8::1:bbbb:0:0:2", undefined, 0, "2001:db8:0:1::/64"],
  ])("gives %s", (_name, socket, header, hops, expected) => {
    expect(clientAddress(socket, header, hops)).toBe(expected);
  });
});
