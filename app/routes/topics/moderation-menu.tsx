import type { TopicHead } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { Icon } from "~/ui/icon";
import { Menu } from "~/ui/menu";
import { ButtonForm } from "~/ui/post-form";
import { useWords } from "~/ui/use-words";

/** What those who look after the board can do with a topic. */
export function Moderation({ topic }: { topic: TopicHead }) {
  const t = useWords(topicWords);
  const action = `/t/${topic.id}/moderation`;
  return (
    <Menu label={t("moderate")} icon="shield">
      <ButtonForm action={action} values={{ wanted: topic.pinned ? "unpinned" : "pinned" }}><button type="submit"><Icon name={topic.pinned ? "pin-off" : "pin"} />{topic.pinned ? t("unpin") : t("pin")}</button></ButtonForm>
      <ButtonForm action={action} values={{ wanted: topic.locked ? "unlocked" : "locked" }}><button type="submit"><Icon name={topic.locked ? "lock-open" : "lock"} />{topic.locked ? t("unlock") : t("lock")}</button></ButtonForm>
      <a href={action}><Icon name="corner-down-right" />{t("moveMore")}</a>
      <a href={`/t/${topic.id}/posts`}><Icon name="split" />{t("splitMore")}</a>
    </Menu>
  );
}
