// breaks: moderation-knows-nothing
import { ok } from "~/kernel/result";

export const planted = ok;
