import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Outlet, RouteDataProvider, useActionData, useAddress, useInnermostRoute, useLoaderData, usePageError, useQuery, useRouteLoaderData, type PageRoute } from "./route-data";

function Root() {
  return <>[root {useLoaderData<string>()} <Outlet />]</>;
}

function Refused() {
  const { status, data } = usePageError();
  return <>[refused {status} {JSON.stringify(data)} of {useAddress().pathname}]</>;
}

function Leaf() {
  const { handle, data } = useInnermostRoute();
  const said = [useLoaderData<string>(), useRouteLoaderData<string>("root"), useActionData<string>(), useQuery().get("q"), handle, data];
  return <>(leaf {said.map(String).join(" ")} <Outlet />)</>;
}

const routes: PageRoute[] = [
  { id: "root", module: { default: Root, ErrorBoundary: Refused } },
  { id: "leaf", module: { default: Leaf, handle: "sign" } },
];

function drawn(page: { actionData?: Record<string, unknown>; errors?: Record<string, unknown> }): string {
  const data = { url: "/leaf?q=a%20b", loaderData: { root: "R", leaf: "L" }, actionData: null, errors: null, ...page };
  return renderToStaticMarkup(<RouteDataProvider value={{ routes, ...data }}><Outlet /></RouteDataProvider>);
}

test("each route stands in the place its parent leaves, with its own data", () => {
  expect(drawn({})).toBe("[root R (leaf L R undefined a b sign L )]");
});

test("what an action answered is its own route's alone", () => {
  expect(drawn({ actionData: { leaf: "done" } })).toBe("[root R (leaf L R done a b sign L )]");
  expect(drawn({ actionData: { root: "done" } })).toBe("[root R (leaf L R undefined a b sign L )]");
});

test("a page that could not be made is the root's to tell, with the answer's status; a fault says nothing of itself", () => {
  expect(drawn({ errors: { root: { status: 404, data: { sentence: "gone" } } } })).toBe("[refused 404 {&quot;sentence&quot;:&quot;gone&quot;} of /leaf]");
  expect(drawn({ errors: { root: new Error("secret") } })).toBe("[refused 500 null of /leaf]");
});
