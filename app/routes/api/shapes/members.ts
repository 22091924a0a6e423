import { z } from "zod";
import { scopes } from "~/kernel/actor";
import { id, time, count, trust, author } from "./common";

const roleGrants = z.array(z.strictObject({ role: z.string(), board: z.string().nullable() }));
const profile = { id, handle: z.string(), displayName: z.string(), bio: z.string(), website: z.string(), avatarUrl: z.string().nullable(), trust, joinedAt: time };

export const account = z
  .strictObject({ ...profile, email: z.string(), roles: roleGrants, locale: z.string().nullable(), theme: z.string(), timeZone: z.string(), takesInvitations: z.boolean(), acceptanceReminders: z.boolean() })
  .meta({ id: "Account" });

export const member = z
  .strictObject({ ...profile, roles: z.array(z.string()), topicCount: count, postCount: count, imported: z.boolean(), sourceUrl: z.string().nullable() })
  .meta({ id: "Member" });

export const memberCard = z.strictObject({ ...author.shape, bio: z.string(), joinedAt: time }).meta({ id: "MemberCard" });

export const memberRow = z
  .strictObject({
    id, handle: z.string(), displayName: z.string(), email: z.string().nullable(), trust, state: z.string(), imported: z.boolean(), roles: roleGrants, joinedAt: time,
  })
  .meta({ id: "MemberRow" });

export const session = z
  .strictObject({ id, device: z.string(), createdAt: time, lastSeenAt: time, expiresAt: time, current: z.boolean() })
  .meta({ id: "Session" });

export const token = z
  .strictObject({ id, name: z.string(), prefix: z.string(), scopes: z.array(z.enum(scopes)), createdAt: time, expiresAt: time, lastUsedAt: time.nullable() })
  .meta({ id: "Token" });

export const mail = z.strictObject({ id, to: z.string(), subject: z.string(), text: z.string(), createdAt: time }).meta({ id: "Mail" });
export const memberSuggestion = author.pick({ id: true, handle: true, displayName: true, avatarUrl: true }).meta({ id: "MemberSuggestion" });
