import { row } from "~/features/boards/components/board-row";
import { list } from "~/features/boards/queries.server";
import { mayPost } from "~/features/boards/rules";
import type { BoardView } from "~/features/boards/types";

export const startTopic = (board: BoardView): unknown[] => [board, list, mayPost, row];
