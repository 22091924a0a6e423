import { createContext, useContext } from "react";
import { say, type Locale, type Values, type Words } from "~/kernel/words";

const LocaleContext = createContext<Locale>("en");

/** Tells all parts below which language to speak. */
export const LocaleProvider = LocaleContext.Provider;

/** The interface's language here. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** A way to say the sentences of a feature's words in the reader's language. */
export function useWords<W extends Words>(words: W): (key: keyof W, values?: Values) => string {
  const locale = useContext(LocaleContext);
  return (key, values) => {
    const message = words[key];
    return message ? say(message, locale, values) : "";
  };
}
