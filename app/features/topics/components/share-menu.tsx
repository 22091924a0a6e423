import { useEffect, useState } from "react";
import { shareWords } from "~/features/topics/share-words";
import { CopyLink } from "~/ui/copy-button";
import { Icon } from "~/ui/icon";
import { Menu } from "~/ui/menu";
import { useWords } from "~/ui/use-words";

/** Ways to pass a topic on: the device's own sheet where there is one, its link, a mail, paper. */
export function ShareMenu({ href, title, printHref }: { href: string; title: string; printHref: string }) {
  const t = useWords(shareWords);
  const [hasSheet, setHasSheet] = useState(false);
  useEffect(() => setHasSheet("share" in navigator), []);
  const share = (): void => void navigator.share({ title, url: new URL(href, location.href).href }).catch(() => undefined); // closed again
  return (
    <Menu label={t("share")} icon="share-2">
      {hasSheet ? <button type="button" onClick={share}><Icon name="share-2" />{t("sheet")}</button> : null}
      <CopyLink href={href} label={t("copy")} doneLabel={t("copied")} className="" iconSize={18} />
      <a href={printHref}><Icon name="printer" />{t("print")}</a>
    </Menu>
  );
}
