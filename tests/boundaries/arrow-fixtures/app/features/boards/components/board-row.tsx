import { button } from "~/ui/button";
import type { BoardView } from "../types";

export const row = (board: BoardView): unknown[] => [board, button];
