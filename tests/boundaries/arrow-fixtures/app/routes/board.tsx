import { saveBoard } from "~/features/boards/save-board.server";
import { forms } from "~/http/forms";
import type { Context } from "~/platform/context";

export const board = (ctx: Context): unknown[] => [ctx, forms, saveBoard];
