import { useState } from "react";
import { postWords } from "~/features/posts/words";
import { detailOf } from "~/kernel/problem";
import { formatNumber } from "~/kernel/words";
import { usePage } from "~/ui/page-context";
import { VoteBox } from "~/ui/vote-box";
import { useLocale, useWords } from "~/ui/use-words";
import { useToast } from "~/ui/toast-place";

type Value = -1 | 0 | 1;
type PostVoteProps = { post: { id: string; score: number; myVote: Value }; upOnly?: boolean; layout?: "tall" | "flat"; refusal?: string | undefined };

/** A post's vote: posted without script; with it, shown at once and put back with the reason when refused. */
export function PostVote({ post, upOnly = false, layout = "tall", refusal }: PostVoteProps) {
  const t = useWords(postWords);
  const locale = useLocale();
  const { signedIn } = usePage();
  const toast = useToast();
  const [vote, setVote] = useState({ score: post.score, mine: post.myVote });
  async function send(value: Value): Promise<void> {
    const before = vote;
    setVote({ score: before.score + value - before.mine, mine: value });
    const answer = await fetch(`/api/v1/posts/${post.id}/vote`, {
      method: "PUT", keepalive: true, // a vote outlives the page it was cast on
      headers: { "Content-Type": "application/json", "Accept-Language": locale }, body: JSON.stringify({ value }),
    }).catch(() => null);
    const body: unknown = await answer?.json().catch(() => null);
    if (answer?.ok && isVote(body)) return setVote({ score: body.score, mine: body.myVote });
    setVote(before);
    toast(detailOf(body) || t("voteGroup"));
  }
  return (
    <VoteBox groupLabel={t("voteGroup")} upLabel={signedIn ? t("voteUp") : t("voteSignIn")} downLabel={upOnly ? undefined : t("voteDown")}
      score={formatNumber(vote.score, locale)} mine={vote.mine} action={`/posts/${post.id}/vote`} layout={layout} refusal={refusal} onVote={signedIn ? (value) => void send(value) : undefined} />
  );
}

function isVote(body: unknown): body is { score: number; myVote: Value } {
  return typeof body === "object" && body !== null && "score" in body && "myVote" in body;
}
