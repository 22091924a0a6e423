import { planted } from "./breaks-cycle";

export const forth = [planted];
