export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The moment that much later (earlier when negative). */
export function addMs(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}

/** The start of the community's day, a UTC day. */
export function startOfDay(time: Date): Date {
  return new Date(Math.floor(time.getTime() / dayMs) * dayMs);
}

/** The moment that a wall clock of that zone shows as `local` ("2026-03-01T18:30"); of two the first, null for what is no time. */
export function zonedTime(local: string, timeZone: string): Date | null {
  const asUtc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) ? Date.parse(`${local}:00Z`) : NaN;
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(local)) return null; // 30 February would be a day in March
  const offsetAt = (ms: number): number => Date.parse(`${new Date(ms).toLocaleString("sv-SE", { timeZone }).replace(" ", "T")}Z`) - Math.floor(ms / secondMs) * secondMs;
  return new Date(asUtc - offsetAt(asUtc - offsetAt(asUtc)));
}
