// breaks: ui-knows-kernel
import { mayPost } from "~/features/boards/rules";

export const planted = mayPost;
