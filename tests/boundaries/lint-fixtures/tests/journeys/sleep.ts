// breaks: kindling/no-sleep
import { setTimeout as pause } from "node:timers/promises";

export const planted = pause;
