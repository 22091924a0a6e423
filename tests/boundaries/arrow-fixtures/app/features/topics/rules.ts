// breaks: browser-loads-no-node
import { randomBytes } from "node:crypto";

export const planted = randomBytes;
