import { describe, expect, it } from "vitest";
import { whyNotInvite } from "./rules";

type Facts = Parameters<typeof whyNotInvite>[0];

describe("whyNotInvite", () => {
  const may: Facts = { isOneself: false, canAnswer: true, takesInvitations: true, invitedHere: 4, sentToday: 9, receivedToday: 2 };
  const rows: [string, Partial<Facts>, ReturnType<typeof whyNotInvite>][] = [
    ["lets the fifth of a question, the tenth of a day, the third to one member through", {}, null],
    ["refuses oneself before all else", { isOneself: true, canAnswer: false }, { refusal: "invited-oneself" }],
    ["refuses who may not answer there", { canAnswer: false, takesInvitations: false }, { refusal: "cannot-answer" }],
    ["refuses who takes none", { takesInvitations: false, invitedHere: 5 }, { refusal: "takes-no-invitations" }],
    ["refuses the sixth of a question", { invitedHere: 5, sentToday: 10 }, { refusal: "too-many-invited", limit: 5 }],
    ["refuses the eleventh of a day", { sentToday: 10, receivedToday: 3 }, { refusal: "invitations-used-up", limit: 10 }],
    ["refuses the fourth to one member", { receivedToday: 3 }, { refusal: "invitee-busy", limit: 3 }],
  ];
  it.each(rows)("%s", (_name, wish, refusal) => {
    expect(whyNotInvite({ ...may, ...wish })).toEqual(refusal);
  });
});
