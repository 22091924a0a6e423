// breaks: resolvable
import { nowhere } from "~/http/nowhere";

export const planted = nowhere;
