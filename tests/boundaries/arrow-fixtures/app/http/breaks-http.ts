// breaks: http-knows
import { board } from "~/routes/board";

export const planted = board;
