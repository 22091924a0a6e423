import pino from "pino";

export type Log = pino.Logger;

/** Values that must never reach a log line, wherever they sit. */
const secretPaths = ["password", "token", "cookie", "authorization", "email", "secret"].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** A structured log on standard output, one JSON line an entry, secrets cut out. */
export function makeLog(level: string): Log {
  return pino({ level, redact: { paths: secretPaths, censor: "[cut]" }, base: null });
}
