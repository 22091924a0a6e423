import { record } from "~/events/record.server";
import { open } from "./db/open";

export type Context = { record: typeof record; open: typeof open };
