/** Documented once for all overloads. */
export function allowed(time: string): Date;
export function allowed(time: number): Date;
export function allowed(time: string | number): Date {
  return new Date(time);
}

export const kinds = ["discussion", "question"] as const;

/** Covers each kind. */
export const labelOf = (kind: (typeof kinds)[number]): string => {
  switch (kind) {
    case "discussion":
      return "talk";
    case "question":
      return "ask";
  }
};
