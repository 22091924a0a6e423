import { isBlank, sameFields } from "~/features/drafts/rules";
import type { Draft, DraftFields } from "~/features/drafts/types";

/** What has become of the text in the form. */
export type KeeperState = "quiet" | "restored" | "saving" | "kept" | "offline" | "signedOut" | "refused" | "changed";

/** What the server said: its status, or 0 when there was no answer; `reason` in the reader's language when it refused. */
export type Said = { status: number; version?: number | undefined; reason?: string | undefined };

/** What goes with a state: the reason of a refusal, or the text another device kept. */
export type KeeperNews = { reason?: string | undefined; other?: Draft };

export type KeeperOptions = {
  /** Tells this text from others on this device: whose, and where it goes. */
  name: string;
  /** The version on the server that the form began from; 0 for none. */
  version: number;
  read(): DraftFields;
  store: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  put(fields: DraftFields, version: number): Promise<Said>;
  /** Discards that version. */
  drop(version: number): Promise<Said>;
  /** The text as the server has it; null when it does not say. */
  present(): Promise<Draft | null>;
  told(state: KeeperState, news?: KeeperNews): void;
  /** Calls the work after so many ms; what it returns calls it off. */
  later(work: () => void, ms: number): () => void;
};

export type Keeper = {
  /** Something was typed. */
  changed(): void;
  /** Brings what is not yet on the server there now; says whether the server has it, refused it, or was not reached. */
  flush(): Promise<Reached>;
  /** Whether something typed is not yet on the server. */
  isBehind(): boolean;
  version(): number;
  /** The text of this device that never reached the server, with the version it was begun from. */
  unsent(): { fields: DraftFields; version: number } | null;
  /** Goes on from another version: after a choice between two texts. */
  rebase(version: number): void;
  /** Lets this device forget its copy: the server has the text, or it goes with a form that is being sent. */
  forget(): void;
  stop(): void;
};

export type Reached = "there" | "refused" | "unreached";

const pauseMs = 1_500;
const againMs = 5_000;

/** What a keeper knows while it keeps. */
type Inside = {
  options: KeeperOptions;
  version: number;
  behind: boolean;
  sending: Promise<Reached> | null;
  /** Texts that were sent and never answered. */
  unsure: DraftFields[];
  callOff(): void;
};

/**
 * Keeps a form's text while it is written: on this device at every change, on the server a moment after typing
 * stops. The device's copy goes once the server has the same. Nothing is sent twice at a time.
 */
export function makeKeeper(options: KeeperOptions): Keeper {
  const keeper: Inside = { options, version: options.version, behind: false, sending: null, unsure: [], callOff: () => undefined };
  const changed = (): void => {
    keeper.behind = true;
    writeLocal(options, options.read(), keeper.version);
    plan(keeper, pauseMs);
  };
  return {
    changed,
    flush: () => flush(keeper),
    rebase(version) {
      keeper.version = version;
      changed();
    },
    forget: () => forget(keeper),
    isBehind: () => keeper.behind,
    version: () => keeper.version,
    unsent: () => readLocal(options),
    stop: () => keeper.callOff(),
  };
}

function plan(keeper: Inside, ms: number): void {
  keeper.callOff();
  keeper.callOff = keeper.options.later(() => void flush(keeper), ms);
}

async function flush(keeper: Inside): Promise<Reached> {
  while (keeper.behind) {
    keeper.sending ??= send(keeper).finally(() => (keeper.sending = null));
    const reached = await keeper.sending;
    if (reached !== "there") return reached;
  }
  return "there";
}

async function send(keeper: Inside): Promise<Reached> {
  const { options, version } = keeper;
  keeper.callOff();
  const fields = options.read();
  options.told("saving");
  const said = isBlank(fields) ? await discard(options, version) : await options.put(fields, version);
  if (said.status === 200) return arrived(keeper, fields, said.version ?? 0);
  if (said.status === 409) return settle(keeper);
  if (said.status === 0) keeper.unsure.push(fields);
  return failed(keeper, said);
}

/** The server has that text as that version; more may have been typed meanwhile. */
function arrived(keeper: Inside, fields: DraftFields, version: number): Reached {
  Object.assign(keeper, { version, unsure: [] });
  if (sameFields(fields, keeper.options.read())) forget(keeper);
  else plan(keeper, pauseMs);
  keeper.options.told(isBlank(fields) ? "quiet" : "kept");
  return "there";
}

/** Another version is there: our own when only its answer was lost, else another device's, and the writer chooses. */
async function settle(keeper: Inside): Promise<Reached> {
  const other = await keeper.options.present();
  if (!other) return failed(keeper, { status: 0 });
  const own = keeper.unsure.find((fields) => sameFields(fields, other.fields));
  if (own) return arrived(keeper, own, other.version);
  keeper.options.told("changed", { other });
  return "refused";
}

function failed(keeper: Inside, { status, reason }: Said): Reached {
  const isReached = status !== 0 && status < 500;
  const passes = !isReached || status === 429;
  keeper.options.told(passes ? "offline" : status === 401 ? "signedOut" : "refused", { reason });
  if (passes) plan(keeper, againMs);
  return isReached ? "refused" : "unreached";
}

function forget(keeper: Inside): void {
  keeper.behind = false;
  removeLocal(keeper.options);
}

/** An emptied form needs no draft. */
async function discard({ drop }: KeeperOptions, version: number): Promise<Said> {
  const said = version > 0 ? await drop(version) : { status: 204 };
  return said.status === 204 ? { status: 200, version: 0 } : said;
}

function writeLocal({ store, name }: KeeperOptions, fields: DraftFields, version: number): void {
  try {
    store.setItem(name, JSON.stringify({ fields, version }));
  } catch {
    // No room, or not allowed: then the server alone keeps it.
  }
}

function removeLocal({ store, name }: KeeperOptions): void {
  try {
    store.removeItem(name);
  } catch {
    // Not allowed: then there is nothing to remove.
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
