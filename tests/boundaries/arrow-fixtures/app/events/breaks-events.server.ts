// breaks: events-know-platform
import { mayPost } from "~/features/boards/rules";

export const planted = mayPost;
