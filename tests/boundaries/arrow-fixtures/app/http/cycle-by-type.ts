import type { Back } from "./cycle-by-type-back";

export type Forth = { back: Back };
export const forth = 1;
