import { dayMs, secondMs } from "~/kernel/clock";
import type { Context } from "~/platform/context";
import { sameMark, sign } from "./secrets.server";

const leastMs = 2 * secondMs;
const mostMs = 2 * dayMs;

/** A mark of the present moment for a form; nobody else can make one. */
export function markTime(ctx: Context): string {
  const at = String(ctx.now().getTime());
  return `${at}.${sign(ctx.community.secret, "form-time", at)}`;
}

/**
 * Why a form cannot have been filled by a person: sent within two seconds of being shown, or with a mark
 * that is forged or two days old. Null when it can; communities with relaxed limits take any pace.
 */
export function whyTooFast(ctx: Context, mark: string): "form-too-fast" | null {
  if (ctx.community.relaxedLimits) return null;
  const [at = "", signature = ""] = mark.split(".");
  if (!sameMark(signature, sign(ctx.community.secret, "form-time", at))) return "form-too-fast";
  const passedMs = ctx.now().getTime() - Number(at);
  return passedMs >= leastMs && passedMs <= mostMs ? null : "form-too-fast";
}
