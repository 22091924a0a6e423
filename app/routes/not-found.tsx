import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { refusalResponse } from "~/http/respond.server";

/** Every address that is nobody's. */
export async function loader(args: LoaderFunctionArgs) {
  throw await refusalResponse(args, "not-found");
}

/** Posting there is no better. */
export async function action(args: ActionFunctionArgs) {
  throw await refusalResponse(args, "not-found");
}

export default function NotFound() {
  return null;
}
