import { isStaff, type Actor, type MemberActor, type Trust } from "~/kernel/actor";
import type { TwoNames } from "./types";

/** From which trust level a tag that is not there yet may be used. */
const createTrust: Trust = 1;
/** From which trust level the description of a tag may be written. */
const describeTrust: Trust = 2;
/** How many tags a group may hold. */
export const groupTagsMax = 100;
/** How many names a refusal tells to choose from. */
const choicesMax = 15;

export type TagRefusal = "tag-unknown" | "tag-one-of" | "required-tag-missing" | "tag-group-required";

/** Whether somebody may use a tag that is not there yet. Who looks after the board may, and anybody where limits are relaxed. */
export function mayCreateTag(facts: { trust: Trust; moderates: boolean; relaxed: boolean }): boolean {
  return facts.moderates || facts.relaxed || facts.trust >= createTrust;
}

/** Why somebody may not write the description of a tag; null when they may. */
export function whyNotDescribe(actor: Actor): "sign-in-required" | "trust-too-low" | null {
  if (actor.kind !== "member") return "sign-in-required";
  return isStaff(actor) || actor.trust >= describeTrust ? null : "trust-too-low";
}

/** Why somebody may not change tags for everybody: merge, rename, group them. The staff of the whole community does. */
export function whyNotManage(actor: MemberActor): "forbidden" | null {
  return isStaff(actor) ? null : "forbidden";
}

/** A tag as it was typed, and the one it stands for. `isKnown`: it is there, and its writer may know of it. */
export type TypedTag = { typed: string; name: string; isKnown: boolean };
export type GroupFacts = { slug: string; name: TwoNames; oneOf: boolean; tags: string[] };

/** What a topic's tags are judged by. */
export type TagFacts = {
  tags: TypedTag[];
  /** One of these is needed, synonyms resolved; none means no such rule. */
  required: string[];
  /** Of each of these groups one tag is needed. */
  requiredGroups: string[];
  groups: GroupFacts[];
  mayCreate: boolean;
  /** The tags the topic has already; they are no news. */
  present: string[];
};

type Refused = { refusal: TagRefusal; detail: Record<string, string | number> };

/** Why a topic may not carry these tags, with the rule and the choices in words; null when it may. Tags that stay as they are break no new rule. */
export function whyNotTags(facts: TagFacts): Refused | null {
  const names = [...new Set(facts.tags.map(({ name }) => name))];
  return whyNotRequired(facts, names) ?? (names.join() === facts.present.join() ? null : whyNotChosen(facts, names));
}

function whyNotRequired({ required, requiredGroups, groups }: TagFacts, names: string[]): Refused | null {
  if (required.length > 0 && !required.some((tag) => names.includes(tag))) return { refusal: "required-tag-missing", detail: { tags: required.join(", ") } };
  const missing = requiredGroups.map((slug) => groups.find((group) => group.slug === slug)).find((group) => group && !group.tags.some((tag) => names.includes(tag)));
  return missing ? { refusal: "tag-group-required", detail: ofGroup(missing, missing.tags) } : null;
}

function whyNotChosen({ tags, groups, mayCreate, present }: TagFacts, names: string[]): Refused | null {
  const unknown = tags.find(({ name, isKnown }) => !isKnown && !present.includes(name));
  if (unknown && !mayCreate) return { refusal: "tag-unknown", detail: { tag: unknown.typed, level: createTrust } };
  for (const group of groups) {
    const chosen = names.filter((name) => group.tags.includes(name));
    if (group.oneOf && chosen.length > 1) return { refusal: "tag-one-of", detail: ofGroup(group, chosen) };
  }
  return null;
}

/** A refusal is said in the reader's language: both names go with it. */
function ofGroup({ name }: GroupFacts, tags: string[]): Record<string, string> {
  const shown = tags.length > choicesMax ? [...tags.slice(0, choicesMax), "…"] : tags;
  return { groupEn: name.en || name.zh, groupZh: name.zh || name.en, tags: shown.join(", ") };
}
