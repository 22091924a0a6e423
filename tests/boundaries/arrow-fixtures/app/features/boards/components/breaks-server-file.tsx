// breaks: browser-loads-no-server-file
import { list } from "../queries.server";

export const planted = list;
