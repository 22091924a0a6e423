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
