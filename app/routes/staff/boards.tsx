import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { listBoards } from "~/features/boards/queries.server";
import type { BoardView } from "~/features/boards/types";
import { operatorContextOf } from "~/http/respond.server";
import { IconLink, LinkButton } from "~/ui/button";
import { cx } from "~/ui/cx";
import { Empty } from "~/ui/empty";
import { hueClass, toHue } from "~/ui/hue";
import { Note } from "~/ui/note";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import { topicWords } from "~/features/topics/words";
import { useLoaderData, useQuery } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, staffWords.boards);

export async function loader(args: LoaderFunctionArgs) {
  return { boards: await listBoards(await operatorContextOf(args)) };
}

export default function Boards() {
  const { boards } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  const params = useQuery();
  const create = <LinkButton variant="ember" icon="plus" href="/staff/new-board">{t("newBoard")}</LinkButton>;
  return (
    <StaffPage part="boards" lead={t("boardsLead")} actions={boards.length > 0 ? create : null}>
      {params.has("welcome") ? <Note tone="moss" icon="check" role="status"><b>{t("welcome")}</b> {t("welcomeNext")}</Note> : null}
      {boards.length > 0
        ? <Branch boards={boards} parent={null} />
        : <Empty title={t("boardsEmpty")} actions={create}>{t("boardsEmptyText")}</Empty>}
    </StaffPage>
  );
}

function Branch({ boards, parent }: { boards: BoardView[]; parent: string | null }) {
  const here = boards.filter((board) => board.parent === parent);
  const t = useWords(staffWords);
  if (here.length === 0) return null;
  return <ul className={parent === null ? "tree" : undefined} aria-label={parent === null ? t("boardTree") : undefined}>{here.map((board) => <li key={board.id}><BoardLine board={board} /><Branch boards={boards} parent={board.slug} /></li>)}</ul>;
}

function BoardLine({ board }: { board: BoardView }) {
  const t = useWords(staffWords);
  const k = useWords(topicWords);
  return (
    <div>
      <i className={cx("sw", hueClass(toHue(board.hue)))} />
      <b><a href={`/staff/boards/${board.slug}`}>{board.name}</a></b>
      <span className="dim sm">/{board.slug} · {k("topicCount", { count: board.topicCount })}</span>
      {board.visibility === "public" ? null : <StateLabel icon="lock">{t(board.visibility === "members" ? "membersOnly" : "groups")}</StateLabel>}
      {board.reviewPolicy === "none" ? null : <StateLabel tone="ochre" icon="eye">{t(board.reviewPolicy === "all" ? "reviewAll" : "reviewFirst")}</StateLabel>}
      {board.minTrust > 0 ? <StateLabel>T{board.minTrust}+</StateLabel> : null}
      <span className="acts push">
        <IconLink icon="shield" label={`${t("moderators")}: ${board.name}`} href={`/staff/boards/${board.slug}/moderators`} />
        <IconLink icon="pencil-line" label={t("editNamed", { name: board.name })} href={`/staff/boards/${board.slug}`} />
      </span>
    </div>
  );
}
