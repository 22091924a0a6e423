/** The topic an address or a bare id names; "" when there is none in it. */
export function topicIdIn(text: string): string {
  return /(?:^|\/t\/)([0-9a-hjkmnp-tv-z]{26})(?:[/?#]|$)/.exec(text.trim())?.[1] ?? "";
}
