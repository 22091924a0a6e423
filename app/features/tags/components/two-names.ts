import { useLocale } from "~/ui/use-words";
import type { TwoNames } from "~/features/tags/types";

/** Says a name in the reader's language, or in the other when it has none. */
export function useTwoNames(): (name: TwoNames) => string {
  const locale = useLocale();
  return ({ en, zh }) => (locale === "zh-CN" ? zh || en : en || zh);
}
