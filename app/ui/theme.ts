/** What a member may choose; "system" leaves `data-theme` off the root element. */
export type Theme = "light" | "dark" | "system";

/** The value of `<html data-theme>`; undefined means: as the system says. */
export function themeAttribute(theme: Theme): "light" | "dark" | undefined {
  return theme === "system" ? undefined : theme;
}
