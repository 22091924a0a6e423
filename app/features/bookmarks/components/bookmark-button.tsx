import { useState, type MouseEvent } from "react";
import { bookmarkButtonWords } from "~/features/bookmarks/button-words";
import { IconButton } from "~/ui/button";
import { actFormId } from "~/ui/post-form";
import { useToast } from "~/ui/toast-place";
import { useLocale, useWords } from "~/ui/use-words";

/** Keeps a post at hand or lets it go. Posted without script; with it, shown at once and put back with the reason when refused. */
export function BookmarkButton({ postId, bookmarked }: { postId: string; bookmarked: boolean }) {
  const t = useWords(bookmarkButtonWords);
  const locale = useLocale();
  const toast = useToast();
  const [isOn, setOn] = useState(bookmarked);
  const toggle = (event: MouseEvent): void => {
    event.preventDefault();
    setOn(!isOn);
    void import("./send-bookmark").then(({ sendBookmark }) => sendBookmark(postId, isOn ? "off" : "on", locale)).then((problem) => {
      if (problem === null) return;
      setOn(isOn);
      toast(problem || t("add"));
    });
  };
  return (
    <IconButton form={actFormId} formAction={`/posts/${postId}/bookmark`} name="wanted" value={isOn ? "off" : "on"} icon={isOn ? "bookmark-check" : "bookmark"}
      label={t(isOn ? "isOn" : "add")} aria-pressed={isOn} onClick={toggle} />
  );
}
