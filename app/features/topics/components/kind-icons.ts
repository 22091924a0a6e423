import type { TopicKind } from "~/features/boards/types";
import type { IconName } from "~/ui/icon";

/** How each kind of topic is told at a glance. */
export const kindIcons: Record<TopicKind, IconName> = {
  discussion: "messages-square", question: "circle-question-mark", article: "file-text", announcement: "megaphone",
};
