import { useState, type FormEvent } from "react";
import { reactionKinds, type ReactionKind, type ReactionView } from "~/features/reactions/types";
import { reactionWords } from "~/features/reactions/words";
import { formatNumber } from "~/kernel/words";
import { Menu } from "~/ui/menu";
import { usePage } from "~/ui/page-context";
import { PostForm } from "~/ui/post-form";
import { useToast } from "~/ui/toast-place";
import { useLocale, useWords } from "~/ui/use-words";

const faces: Record<ReactionKind, string> = { love: "❤️", fire: "🔥", clap: "👏", laugh: "😄", wow: "😮", thanks: "🙏" };

type BarProps = { postId: string; reactions: ReactionView[]; isOwn: boolean };

/** How readers feel about a post: what was chosen so far, each to join or leave, and a menu with all. Forms without script; with it, shown at once. */
export function ReactionBar({ postId, reactions, isOwn }: BarProps) {
  const t = useWords(reactionWords);
  const locale = useLocale();
  const { signedIn } = usePage();
  const toast = useToast();
  const [shown, setShown] = useState(reactions);
  const mayReact = signedIn && !isOwn;
  const send = (event: FormEvent<HTMLFormElement>): void => {
    const button = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const kind = button instanceof HTMLButtonElement ? reactionKinds.find((name) => name === button.dataset.kind) : undefined;
    if (!kind) return;
    event.preventDefault();
    event.currentTarget.closest("details")?.removeAttribute("open");
    void import("./send-reaction").then(({ sendReaction }) => sendReaction(postId, kind, shown.some((view) => view.kind === kind && view.mine) ? "off" : "on", locale))
      .then((answer) => ("reactions" in answer ? setShown(answer.reactions) : toast(answer.problem || t("group"))));
  };
  if (shown.length === 0 && !mayReact) return null;
  const chip = ({ kind, count, mine }: ReactionView) => (
    <PostForm key={kind} action={`/posts/${postId}/reactions`} onSubmit={send}>
      <input type="hidden" name="kind" value={kind} />
      <button className="react" name="wanted" value={mine ? "off" : "on"} data-kind={kind} aria-pressed={mine} title={t(kind)} disabled={!mayReact}>
        <span role="img" aria-label={t(kind)}>{faces[kind]}</span> {formatNumber(count, locale)}
      </button>
    </PostForm>
  );
  return (
    <div className="reacts" role="group" aria-label={t("group")}>
      {shown.map(chip)}
      {mayReact ? (
        <Menu label={t("add")} icon="smile-plus" align="start" className="react-menu">
          <PostForm action={`/posts/${postId}/reactions`} onSubmit={send} className="flex">
            <input type="hidden" name="wanted" value="on" />
            {reactionKinds.map((kind) => <button key={kind} className="react" name="kind" value={kind} data-kind={kind} aria-label={t(kind)}>{faces[kind]}</button>)}
          </PostForm>
        </Menu>
      ) : null}
    </div>
  );
}
