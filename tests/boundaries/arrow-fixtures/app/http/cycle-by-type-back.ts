import { forth } from "./cycle-by-type";

export type Back = { forth: typeof forth };
