import { createContext, useContext } from "react";

/** What parts need to know of the page they stand on. */
export type PageFacts = {
  /** When the server made the page, in milliseconds: relative times count from here. */
  nowMs: number;
  timeZone: string;
  /** Proof that a form belongs to the sign-in; null for guests. */
  formToken: string | null;
  signedIn: boolean;
  /** Whether single-letter keys may act; some readers need them off. */
  keys: boolean;
};

const PageContext = createContext<PageFacts>({ nowMs: 0, timeZone: "UTC", formToken: null, signedIn: false, keys: true });

export const PageProvider = PageContext.Provider;

/** The facts of the page around a part. */
export function usePage(): PageFacts {
  return useContext(PageContext);
}
