import { isBlank, sameFields } from "~/features/drafts/rules";
import type { DraftFields } from "~/features/drafts/types";

/** What has become of the text in the form. */
export type KeeperState = "quiet" | "restored" | "saving" | "kept" | "offline" | "signedOut" | "full" | "changed";

/** What the server said: its status, or 0 when there was no answer. */
export type Said = { status: number; version?: number | undefined };

export type KeeperOptions = {
  /** Tells this text from others on this device: whose, and where it goes. */
  name: string;
  /** The version on the server that the form began from; 0 for none. */
  version: number;
  read(): DraftFields;
  store: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  put(fields: DraftFields, version: number): Promise<Said>;
  drop(): Promise<Said>;
  told(state: KeeperState): void;
  /** Calls the work after so many ms; what it returns calls it off. */
  later(work: () => void, ms: number): () => void;
};

export type Keeper = {
  /** Something was typed. */
  changed(): void;
  /** Brings what is not yet on the server there now; says whether the server has it. */
  flush(): Promise<boolean>;
  /** Whether something typed is not yet on the server. */
  isBehind(): boolean;
  version(): number;
  /** The text of this device that never reached the server, with the version it was begun from. */
  unsent(): { fields: DraftFields; version: number } | null;
  /** Goes on from another version: after a choice between two texts. */
  rebase(version: number): void;
  stop(): void;
};

const pauseMs = 1_500;
const againMs = 5_000;

/**
 * Keeps a form's text while it is written: on this device at every change, on the server a moment after typing
 * stops. The device's copy goes once the server has the same. Nothing is sent twice at a time.
 */
export function makeKeeper(options: KeeperOptions): Keeper {
  const { read, told } = options;
  let { version } = options;
  let behind = false;
  let callOff = (): void => undefined;
  let sending: Promise<boolean> | null = null;

  const plan = (ms: number): void => {
    callOff();
    callOff = options.later(() => void flush(), ms);
  };

  function changed(): void {
    behind = true;
    writeLocal(options, read(), version);
    plan(pauseMs);
  }

  async function flush(): Promise<boolean> {
    while (behind) {
      sending ??= send().finally(() => (sending = null));
      if (!(await sending)) return false;
    }
    return true;
  }

  async function send(): Promise<boolean> {
    callOff();
    const fields = read();
    told("saving");
    const blank = isBlank(fields);
    const said = blank ? await discard(options, version) : await options.put(fields, version);
    if (said.status !== 200) return failed(said.status);
    version = said.version ?? 0;
    behind = !sameFields(fields, read());
    if (behind) plan(pauseMs);
    else options.store.removeItem(options.name);
    told(blank ? "quiet" : "kept");
    return true;
  }

  function failed(status: number): boolean {
    const state = stateOf(status);
    told(state);
    if (state === "offline") plan(againMs);
    return false;
  }

  const rebase = (to: number): void => {
    version = to;
    changed();
  };

  return { changed, flush, rebase, isBehind: () => behind, version: () => version, unsent: () => readLocal(options), stop: () => callOff() };
}

/** An emptied form needs no draft. */
async function discard({ drop }: KeeperOptions, version: number): Promise<Said> {
  const said = version > 0 ? await drop() : { status: 204 };
  return said.status === 204 ? { status: 200, version: 0 } : said;
}

function stateOf(status: number): KeeperState {
  if (status === 409) return "changed";
  if (status === 401) return "signedOut";
  return status === 422 ? "full" : "offline";
}

function writeLocal({ store, name }: KeeperOptions, fields: DraftFields, version: number): void {
  try {
    store.setItem(name, JSON.stringify({ fields, version }));
  } catch {
    // No room, or not allowed: then the server alone keeps it.
  }
}

function readLocal({ store, name }: KeeperOptions): { fields: DraftFields; version: number } | null {
  try {
    const kept: unknown = JSON.parse(store.getItem(name) ?? "null");
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isKept(kept: unknown): kept is { fields: DraftFields; version: number } {
  if (typeof kept !== "object" || kept === null || !("fields" in kept) || !("version" in kept)) return false;
  const { fields, version } = kept;
  return typeof version === "number" && typeof fields === "object" && fields !== null && "body" in fields && Object.values(fields).every((value) => typeof value === "string");
}
