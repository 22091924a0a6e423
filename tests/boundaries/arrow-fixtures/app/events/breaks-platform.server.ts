// breaks: platform-by-type
import { open } from "~/platform/db/open";

export const planted = open;
