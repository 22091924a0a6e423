import pg from "pg";
import { PrismaClient } from "@prisma-client";

export type Db = PrismaClient;
export const open = pg;
