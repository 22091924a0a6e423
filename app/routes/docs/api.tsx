import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { edgeOf } from "~/http/respond.server";
import { openApiDocument } from "~/routes/api/openapi";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import staffStyles from "~/ui/styles/staff.css?url";
import { useLoaderData } from "~/routes/shell/route-data";
import { PageRail } from "~/routes/shell/shell";
import { titleOf } from "~/routes/shell/title";
import { Begin, OperationPart, ShapePart } from "./api-parts";
import { describeApi } from "./describe";
import { docsWords } from "./words";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: staffStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, docsWords.title);

/** The API's own description, so that this page cannot tell anything else. */
export function loader(args: LoaderFunctionArgs) {
  const { origin } = edgeOf(args).ctx.community;
  return { origin, ...describeApi(openApiDocument(origin)) };
}

export default function ApiDocs() {
  const { origin, groups, shapes } = useLoaderData<typeof loader>();
  const t = useWords(docsWords);
  return (
    <Frame rail={<PageRail />} side={<Contents />} sideLabel={t("toc")}>
      <PageTitle title={t("title")} lead={t("lead")} />
      <div className="api">
        <Begin origin={origin} />
        {groups.map(({ name, operations }) => (
          <section key={name} id={name} aria-labelledby={`h-${name}`}>
            <h2 id={`h-${name}`}>/{name}</h2>
            {operations.map((operation) => <OperationPart key={operation.id} operation={operation} />)}
          </section>
        ))}
        <section id="shapes" aria-labelledby="h-shapes">
          <h2 id="h-shapes">{t("shapes")}</h2>
          {shapes.map((shape) => <ShapePart key={shape.name} shape={shape} />)}
        </section>
      </div>
    </Frame>
  );
}

function Contents() {
  const { groups } = useLoaderData<typeof loader>();
  const t = useWords(docsWords);
  return (
    <nav className="toc no-phone" aria-label={t("toc")}>
      <a href="#begin">{t("begin")}</a>
      {groups.map(({ name }) => <a key={name} href={`#${name}`}>/{name}</a>)}
      <a href="#shapes">{t("shapes")}</a>
    </nav>
  );
}
