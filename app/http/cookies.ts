import { parse, serialize } from "cookie";

/** The cookies this site sets. On https the session's carries the __Host- prefix. */
export type CookieJar = {
  read(header: string | undefined): { session?: string; device?: string; locale?: string; theme?: string; keys?: string };
  session(value: string): string;
  endSession(): string;
  device(value: string): string;
  locale(value: string): string;
  theme(value: string): string;
  keys(value: string): string;
};

const yearSeconds = 365 * 86_400;
const sessionSeconds = 90 * 86_400;

/** Cookie names and attributes for an origin. */
export function makeCookieJar(origin: string): CookieJar {
  const secure = origin.startsWith("https:");
  const sessionName = secure ? "__Host-kindling" : "kindling";
  const deviceName = secure ? "__Host-kindling-device" : "kindling-device";
  const base = { path: "/", sameSite: "lax", secure } as const;
  return {
    read(header) {
      const all = parse(header ?? "");
      return { session: all[sessionName], device: all[deviceName], locale: all.locale, theme: all.theme, keys: all.keys };
    },
    session: (value) => serialize(sessionName, value, { ...base, httpOnly: true, maxAge: sessionSeconds }),
    endSession: () => serialize(sessionName, "", { ...base, httpOnly: true, maxAge: 0 }),
    device: (value) => serialize(deviceName, value, { ...base, httpOnly: true, maxAge: yearSeconds }),
    locale: (value) => serialize("locale", value, { ...base, maxAge: yearSeconds }),
    theme: (value) => serialize("theme", value, { ...base, maxAge: yearSeconds }),
    keys: (value) => serialize("keys", value, { ...base, maxAge: yearSeconds }),
  };
}
