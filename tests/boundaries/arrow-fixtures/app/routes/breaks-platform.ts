// breaks: routes-know-platform-types
import { open } from "~/platform/db/open";

export const planted = open;
