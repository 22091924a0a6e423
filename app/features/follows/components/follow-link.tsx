import { followWords } from "~/features/follows/words";
import type { FollowSubject } from "~/features/follows/types";
import { LinkButton } from "~/ui/button";
import { usePage } from "~/ui/page-context";
import { useWords } from "~/ui/use-words";

/** The way to follow or mute something; for members alone. */
export function FollowLink({ type, subject }: { type: FollowSubject; subject: string }) {
  const t = useWords(followWords);
  const { signedIn } = usePage();
  return signedIn ? <LinkButton size="sm" variant="quiet" icon="bell" href={`/follow/${type}/${encodeURIComponent(subject)}`}>{t("choose")}</LinkButton> : null;
}
