import { PrismaClient } from "@prisma-client";
import { rank } from "@search";
import type { Context } from "~/platform/context";
import { type Db } from "~/platform/db/open";

export const list = [PrismaClient, rank];
export type Given = Context & Db;
