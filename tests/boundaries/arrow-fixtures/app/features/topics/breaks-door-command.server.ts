// breaks: features-by-door
import { saveBoard } from "~/features/boards/save-board.server";

export const planted = saveBoard;
