import { mayPost } from "~/features/boards/rules";
import { open } from "~/platform/db/open";

export const forms = [mayPost, open];
