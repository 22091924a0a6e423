// breaks: kernel-knows-nothing
import { consumers } from "~/worker/consumers";

export const planted = consumers;
