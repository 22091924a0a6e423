import type { Sheet } from "../sheet";

/** A card with something of everything. */
export const plain: Sheet = {
  title: "手工燕尾榫总是有缝隙", lead: "", place: { name: "Joinery 榫卯", hue: 3 }, author: { name: "林照", hasPicture: false }, facts: ["12 个回答", "34 票"], community: "Kindling",
};
