import { isUniqueViolation } from "~/platform/db/transaction";
import { list } from "./queries.server";
import { mayPost } from "./rules";

export const saveBoard = [isUniqueViolation, list, mayPost];
