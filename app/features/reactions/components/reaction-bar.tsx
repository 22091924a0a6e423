import { useState, type MouseEvent } from "react";
import { faces, type ReactionKind, type ReactionView } from "~/features/reactions/types";
import { reactionWords } from "~/features/reactions/words";
import { formatNumber } from "~/kernel/words";
import { lazyPart } from "~/ui/lazy-part";
import { LinkMenu } from "~/ui/link-menu";
import { usePage } from "~/ui/page-context";
import { actFormId } from "~/ui/post-form";
import { useToast } from "~/ui/toast-place";
import { useLocale, useWords } from "~/ui/use-words";

const ReactionChoice = lazyPart(() => import("./reaction-choice").then(({ ReactionChoice: part }) => ({ default: part })));

type BarProps = { postId: string; reactions: ReactionView[]; isOwn: boolean };

/** How readers feel about a post: what was chosen so far, each to join or leave, and all there are to choose from. With script shown at once. */
export function ReactionBar({ postId, reactions, isOwn }: BarProps) {
  const t = useWords(reactionWords);
  const locale = useLocale();
  const { signedIn } = usePage();
  const toast = useToast();
  const [shown, setShown] = useState(reactions);
  const mayReact = signedIn && !isOwn;
  if (shown.length === 0 && !mayReact) return null;
  const react = (event: MouseEvent, kind: ReactionKind): void => {
    event.preventDefault();
    const wanted = shown.some((view) => view.kind === kind && view.mine) ? "off" : "on";
    const bar = event.currentTarget.closest(".reacts");
    void import("./send-reaction").then(({ sendReaction }) => sendReaction(postId, kind, wanted, locale)).then((answer) => {
      if (!("reactions" in answer)) return toast(answer.problem || t("group"));
      const goes = !answer.reactions.some((view) => view.kind === kind);
      if (goes && bar?.contains(document.activeElement)) bar.querySelector<HTMLElement>(".menu > a")?.focus(); // before its chip takes the focus away with it
      setShown(answer.reactions);
    });
  };
  return (
    <div className="reacts" role="group" aria-label={t("group")}>
      {shown.map(({ kind, count, mine }) => (
        <button key={kind} className="react" form={actFormId} formAction={`/posts/${postId}/reactions`} name={mine ? "off" : "on"} value={kind} aria-pressed={mine} title={t(kind)} disabled={!mayReact}
          onClick={(event) => react(event, kind)}>
          <span role="img" aria-label={t(kind)}>{faces[kind]}</span> {formatNumber(count, locale)}
        </button>
      ))}
      {mayReact ? (
        <LinkMenu href={`/posts/${postId}/acts`} label={t("add")} icon="smile-plus">
          {(close) => <ReactionChoice postId={postId} onChoose={(event, kind) => (close(), react(event, kind))} />}
        </LinkMenu>
      ) : null}
    </div>
  );
}
