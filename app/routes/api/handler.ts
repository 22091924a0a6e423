import type { Request, Response } from "express";
import type { Edge } from "~/http/edge";

/** Answers requests below /api/v1/. */
export function makeApiHandler(): (req: Request, res: Response, edge: Edge) => Promise<void> {
  return async (_req, res) => void res.status(404).end();
}
