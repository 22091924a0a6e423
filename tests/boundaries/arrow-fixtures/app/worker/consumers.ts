import { saveBoard } from "~/features/boards/save-board.server";

export const consumers = [saveBoard];
