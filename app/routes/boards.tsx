import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { readableBoards } from "~/features/boards/rules";
import { toView } from "~/features/boards/queries.server";
import type { BoardView } from "~/features/boards/types";
import { topicWords } from "~/features/topics/words";
import { actorContextOf, edgeOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { cx } from "~/ui/cx";
import { hueClass, toHue } from "~/ui/hue";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import memberStyles from "~/ui/styles/member.css?url";
import { PageRail } from "./shell/shell";
import { titleOf } from "./shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, topicWords.boardsTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: memberStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await actorContextOf(args);
  const tree = await edgeOf(args).boards();
  return { boards: readableBoards(actor, tree).map((board) => toView(board, tree)) };
}

export default function Boards() {
  const { boards } = useLoaderData<typeof loader>();
  const t = useWords(topicWords);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("boardsTitle")} lead={t("boardsLead")} />
      <ul className="places">
        {boards.filter((board) => board.depth === 1).map((board) => <Place key={board.id} board={board} below={boardsBelow(boards, board)} />)}
      </ul>
    </Frame>
  );
}

function Place({ board, below }: { board: BoardView; below: BoardView[] }) {
  const t = useWords(topicWords);
  return (
    <li>
      <i className={cx("sw", hueClass(toHue(board.hue)))} />
      <b><a href={`/boards/${board.slug}`}>{board.name}</a></b>
      <p className="nums">{t("topicCount", { count: board.topicCount })}{board.visibility === "public" ? "" : ` · ${t(board.visibility === "members" ? "membersOnly" : "groupsOnly")}`}</p>
      <p>{board.description}</p>
      {below.length > 0 ? <p className="subs">{below.map((child) => <a key={child.id} href={`/boards/${child.slug}`}>{child.name}</a>)}</p> : null}
    </li>
  );
}

/** Children and grandchildren, in tree order. */
function boardsBelow(boards: BoardView[], board: BoardView): BoardView[] {
  return boards.filter((child) => child.parent === board.slug).flatMap((child) => [child, ...boardsBelow(boards, child)]);
}
