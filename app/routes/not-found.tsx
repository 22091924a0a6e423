import type { LoaderFunctionArgs } from "@remix-run/node";
import { refusalResponse } from "~/http/respond.server";

/** Every address that is nobody's. */
export async function loader(args: LoaderFunctionArgs) {
  throw await refusalResponse(args, "not-found");
}

export const action = loader;

export default function NotFound() {
  return null;
}
