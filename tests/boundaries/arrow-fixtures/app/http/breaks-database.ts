// breaks: database-in-server-files
import { PrismaClient } from "@prisma-client";

export const planted = PrismaClient;
