// breaks: browser-loads-no-server-file
import { isUniqueViolation } from "~/platform/db/transaction";

export const planted = isUniqueViolation;
