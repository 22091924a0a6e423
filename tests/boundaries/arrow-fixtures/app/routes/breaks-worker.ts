// breaks: routes-know
import { consumers } from "~/worker/consumers";

export const planted = consumers;
