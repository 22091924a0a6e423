// breaks: features-by-door
import { boardSchema } from "~/features/boards/schema";

export const planted = boardSchema;
