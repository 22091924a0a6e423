// breaks: engines-in-platform
import { Pool } from "pg";

export const planted = Pool;
