import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import type { ReactNode } from "react";
import type { Locale } from "~/kernel/words";
import { readableBoards } from "~/features/boards/rules";
import { countNews } from "~/features/saved-searches/queries.server";
import type { ThemeChoice } from "~/http/edge";
import { formTokenFor } from "~/http/forms.server";
import { edgeOf } from "~/http/respond.server";
import { ErrorPage } from "~/routes/shell/error-page";
import { Outlet, usePageError, useRouteLoaderData } from "~/routes/shell/route-data";
import { Shell } from "~/routes/shell/shell";
import { PageProvider, type PageFacts } from "~/ui/page-context";
import { useRelativeTimes } from "~/ui/relative-time";
import { LocaleProvider } from "~/ui/use-words";
import baseStyles from "~/ui/styles/base.css?url";

/** What every page knows: the reader, the reader's boards, language and theme. */
export type RootData = {
  name: string;
  origin: string;
  isDemo: boolean;
  locale: Locale;
  theme: ThemeChoice;
  timeZone: string;
  nowMs: number;
  keys: boolean;
  formToken: string | null;
  /** How much the searches one keeps have found that one has not looked at. */
  news: number;
  me: { id: string; handle: string; displayName: string; avatarUrl: string | null; trust: number; isOperator: boolean; moderates: boolean } | null;
  boards: { slug: string; name: string; hue: number; depth: number }[];
};

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: baseStyles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/icon-180.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

/** The name of a page that has none of its own, such as an error. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? "Kindling" }];

export async function loader(args: LoaderFunctionArgs): Promise<RootData> {
  const edge = edgeOf(args);
  const { community, now } = edge.ctx;
  const [ctx, signedIn, locale, theme, timeZone, tree] = await Promise.all([edge.actorContext(), edge.signedIn(), edge.locale(), edge.theme(), edge.timeZone(), edge.boards(args.params.slug)]);
  const actor = signedIn?.actor;
  return {
    name: community.name, origin: community.origin, isDemo: community.isDemo, locale, theme,
    keys: edge.cookies.keys !== "off",
    timeZone, nowMs: now().getTime(),
    news: actor && signedIn.hasNews ? await countNews({ ...ctx, actor }, tree) : 0,
    formToken: actor ? formTokenFor(community.secret, actor.credential.id) : null,
    me: actor && signedIn
      ? {
          id: actor.id, handle: actor.handle, displayName: actor.displayName, avatarUrl: signedIn.avatarUrl, trust: actor.trust,
          isOperator: actor.isOperator, moderates: actor.isModerator || actor.isOperator || actor.moderates.length > 0,
        }
      : null,
    boards: readableBoards(ctx.actor, tree).map(({ slug, name, hue, depth }) => ({ slug, name, hue, depth })),
  };
}

function factsOf(data: RootData | undefined): PageFacts {
  return { nowMs: data?.nowMs ?? 0, timeZone: data?.timeZone ?? "UTC", formToken: data?.formToken ?? null, signedIn: Boolean(data?.me), keys: data?.keys ?? true };
}

/** The page's language and facts, for every part of it. */
function Around({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<RootData>("root");
  return <LocaleProvider value={data?.locale ?? "en"}><PageProvider value={factsOf(data)}>{children}</PageProvider></LocaleProvider>;
}

export default function App() {
  const data = useRouteLoaderData<RootData>("root");
  useRelativeTimes(data?.locale ?? "en");
  return <Around><Shell><Outlet /></Shell></Around>;
}

export function ErrorBoundary() {
  const { status, data } = usePageError();
  return <Around><Shell><ErrorPage status={status} data={data} /></Shell></Around>;
}
