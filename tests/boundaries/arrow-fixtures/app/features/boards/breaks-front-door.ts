// breaks: packages-by-front-door
import { rank } from "../../../search/rank";

export const planted = rank;
