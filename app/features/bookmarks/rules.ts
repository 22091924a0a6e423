import { addMs, dayMs, hourMs } from "~/kernel/clock";

/** How many bookmarks one member may have. */
export const bookmarksMax = 2_000;
/** How far ahead one can be reminded. */
const remindWithinMs = 2 * 365 * dayMs;

/** Times to choose from, from now on. */
export const reminders = { hour: hourMs, day: dayMs, threeDays: 3 * dayMs, week: 7 * dayMs, month: 30 * dayMs } as const;
export type ReminderName = keyof typeof reminders;

/** The time of a chosen reminder. */
export function reminderAt(name: ReminderName, now: Date): Date {
  return addMs(now, reminders[name]);
}

/** Why a time cannot be reminded at; null when it can. */
export function whyNotRemindAt(at: Date, now: Date): "reminder-time-wrong" | null {
  return at <= now || at > addMs(now, remindWithinMs) ? "reminder-time-wrong" : null;
}
