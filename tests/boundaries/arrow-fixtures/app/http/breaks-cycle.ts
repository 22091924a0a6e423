// breaks: no-cycles
import { forth } from "./cycle-back";

export const planted = [forth];
