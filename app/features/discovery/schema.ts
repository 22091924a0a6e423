import { z } from "zod";
import { feedWeights } from "./rules";

const weight = z.literal([...feedWeights]).default(1);
/** What the API takes: a term left out counts as for everybody, 1. */
export const feedWeightsSchema = z.strictObject({ response: weight, age: weight, size: weight, topic: weight, board: weight, tags: weight, author: weight, unseen: weight, own: weight });

const typed = z.enum(["0", "0.5", "1", "2"]).default("1").transform(Number).pipe(z.literal([...feedWeights]));
/** What the page's form posts: weights as text. Without any, they are everybody's again. */
export const feedFormSchema = z.strictObject({ response: typed, age: typed, size: typed, topic: typed, board: typed, tags: typed, author: typed, unseen: typed, own: typed });
