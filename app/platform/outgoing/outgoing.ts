import { makeGate, GateFull } from "../images/gate";
import { makeBreaker } from "./breaker";
import { ask, type Answer } from "./ask";
import { judgeTarget, type Resolve, type Target } from "./target";

/**
 * Why nothing was brought. Final: `not-allowed` (the address, one it led to, or where its name leads), `wrong-type`, `too-large`, `refused`
 * (an answer of 4xx, too many redirects). It may go better later: `away` (no answer, 5xx), `too-slow`, `resting` (its host failed too often), `busy` (we do).
 */
export type OutgoingRefusal = "off" | "not-allowed" | "wrong-type" | "too-large" | "refused" | "away" | "too-slow" | "resting" | "busy";

/** What is asked for: types without parameters, and what is done with more bytes than wanted. */
export type Wanted = { types: readonly string[]; bytesMax: number; excess: "cut" | "refuse" };

/** What was brought, from where it was in the end. `charset` as the answer named it, or empty. */
export type Brought = { url: string; type: string; charset: string; bytes: Buffer };

export type Outgoing = {
  /** Whether the operator lets us ask strangers at all. */
  isOn: boolean;
  /**
   * Brings what a stranger's address leads to. Only http and https on their own ports, only to public machines, each of at most three redirects judged
   * anew; the connection goes to the very address that was judged. Nothing of ours goes along. Eight seconds in all, few at a time; a host that fails
   * again and again is left alone for a while. Never throws.
   */
  get(url: string, wanted: Wanted): Promise<{ ok: true; value: Brought } | { ok: false; refusal: OutgoingRefusal }>;
};

/** `via` lets a test say where a connection goes that was judged by its true address. */
export type OutgoingOptions = {
  ownOrigin: string;
  resolve: Resolve;
  via?: (target: { address: string; port: number }) => { address: string; port: number };
  now?: () => number;
  deadlineMs?: number;
};

const redirectsMax = 3;
const deadlineMs = 8_000;
const atOnce = 4;
const waitingMax = 200;

type Got = Awaited<ReturnType<Outgoing["get"]>>;

/** Asks nobody: for demos, tests, and where the operator wants it so. */
export const noOutgoing: Outgoing = { isOn: false, get: async () => ({ ok: false, refusal: "off" }) };

/** Builds the client of one process. */
export function makeOutgoing(options: OutgoingOptions): Outgoing {
  const gate = makeGate({ atOnce, waitingMax });
  const breaker = makeBreaker(options.now ?? (() => performance.now()));
  return {
    isOn: true,
    async get(url, wanted) {
      try {
        return await gate.run(() => follow(url, wanted, { ...options, breaker, signal: AbortSignal.timeout(options.deadlineMs ?? deadlineMs) }));
      } catch (error) {
        if (error instanceof GateFull) return { ok: false, refusal: "busy" };
        throw error;
      }
    },
  };
}

type Way = OutgoingOptions & { breaker: ReturnType<typeof makeBreaker>; signal: AbortSignal };

async function follow(first: string, wanted: Wanted, way: Way): Promise<Got> {
  let url = first;
  for (let hop = 0; hop <= redirectsMax; hop += 1) {
    const step = await go(url, wanted, way);
    if ("refusal" in step) return { ok: false, refusal: step.refusal };
    if (!("redirect" in step)) return { ok: true, value: { url, ...step } };
    if (!URL.canParse(step.redirect, url)) return { ok: false, refusal: "refused" };
    url = new URL(step.redirect, url).href;
  }
  return { ok: false, refusal: "refused" };
}

async function go(url: string, wanted: Wanted, way: Way): Promise<Answer> {
  const host = URL.canParse(url) ? new URL(url).host : "";
  if (way.breaker.isResting(host)) return { refusal: "resting" };
  const step = await inTime(way.signal, async () => {
    const target = await judgeTarget(url, way);
    return "refusal" in target ? target : ask(through(target, way), wanted, { signal: way.signal, agent: `Kindling/1.0 (link previews; +${way.ownOrigin})` });
  });
  way.breaker.note(host, "refusal" in step && (step.refusal === "away" || step.refusal === "too-slow") ? "failed" : "answered");
  return step;
}

function through(target: Target, { via }: Way): Target {
  return via ? { ...target, ...via({ address: target.address, port: target.port }) } : target;
}

/** Names are looked up by the system, which cannot be called off: then nobody waits for it any more. */
async function inTime(signal: AbortSignal, work: () => Promise<Answer>): Promise<Answer> {
  if (signal.aborted) return { refusal: "too-slow" };
  const late = new Promise<Answer>((resolve) => signal.addEventListener("abort", () => resolve({ refusal: "too-slow" }), { once: true }));
  return Promise.race([work(), late]);
}
