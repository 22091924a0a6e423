import { useCallback, useState } from "react";
import { Dialog } from "~/ui/dialog";
import { DefinitionList } from "~/ui/definition-list";
import { useListKeys } from "~/ui/use-list-keys";
import { useWords } from "~/ui/use-words";
import { shellWords } from "./words";

/** Letter keys of every page, and the list of them that "?" opens. */
export function KeysHelp() {
  const t = useWords(shellWords);
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  useListKeys({ onHelp: open });
  return (
    <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("keysTitle")} closeLabel={t("close")}>
      <DefinitionList items={[
        { term: "j, k", detail: t("keysStep") }, { term: "o", detail: t("keysOpen") }, { term: "r", detail: t("keysReply") }, { term: "q", detail: t("keysQuote") }, { term: "/", detail: t("keysSearch") }, { term: "?", detail: t("keysTitle") },
      ]} />
    </Dialog>
  );
}
