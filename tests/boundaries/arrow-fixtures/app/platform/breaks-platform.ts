// breaks: platform-knows
import { mayPost } from "~/features/boards/rules";

export const planted = mayPost;
