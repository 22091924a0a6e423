import type { PageData } from "./route-data";

/** The element that is woken up in the browser. */
export const pageElementId = "page";

/** The element whose text is the page's script data. */
export const scriptDataId = "page-data";

/** What a page tells the browser: `sent` is Remix's own text, put in as it is. */
export type ScriptData = {
  url: string;
  /** The routes the page leads through, root first, with the address of each one's script. */
  modules: [id: string, href: string][];
  /** While developing: what keeps the browser's modules fresh. */
  runtime?: string;
  sent: { state: Omit<PageData, "url"> };
};

/** Ours, since the server of this build wrote it; only whether it is there is looked at. */
export function isScriptData(value: unknown): value is ScriptData {
  return typeof value === "object" && value !== null && "sent" in value;
}
