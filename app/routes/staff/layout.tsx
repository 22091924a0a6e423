import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { isStaff } from "~/kernel/actor";
import { countQueue } from "~/features/operations/deliveries.server";
import { countWaiting } from "~/features/reports/queries.server";
import { moderatorContextOf } from "~/http/respond.server";
import { Frame } from "~/ui/shell";
import staffStyles from "~/ui/styles/staff.css?url";
import formStyles from "~/ui/styles/forms.css?url";
import { Outlet } from "~/routes/shell/route-data";
import { PageRail } from "~/routes/shell/shell";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: staffStyles }, { rel: "stylesheet", href: formStyles }];

/** What the tabs show. The pages check the actor themselves: each is an address of its own. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await moderatorContextOf(args);
  const { isOperator } = ctx.actor;
  const { keepsMail, isDemo } = ctx.community;
  const queue = isOperator ? await countQueue(ctx) : { waiting: 0, pending: 0, parked: 0 };
  return { isOperator, isSiteStaff: isStaff(ctx.actor), hasMail: isOperator && keepsMail && !isDemo, waiting: await countWaiting(ctx), queue };
}

export type StaffData = Awaited<ReturnType<typeof loader>>;

export default function StaffLayout() {
  return <Frame rail={<PageRail />}><Outlet /></Frame>;
}
