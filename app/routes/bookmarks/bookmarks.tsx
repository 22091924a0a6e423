import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { listBookmarks } from "~/features/bookmarks/queries.server";
import type { BookmarkCard } from "~/features/bookmarks/types";
import { bookmarkWords } from "~/features/bookmarks/words";
import { memberContextOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Moment } from "~/ui/moment";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Segmented } from "~/ui/segmented";
import { Frame } from "~/ui/shell";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { ButtonForm } from "../shell/form";
import { nextPage } from "../shell/page-request";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, bookmarkWords.title);

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

const perPage = 20;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const params = new URL(args.request.url).searchParams;
  const [cursor, due] = [params.get("cursor") ?? undefined, params.has("due")];
  return { ...(await listBookmarks(ctx, { cursor, limit: perPage, due })), due, isFirst: cursor === undefined };
}

export default function Bookmarks() {
  const { items, nextCursor, due, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(bookmarkWords);
  const base = due ? "/bookmarks?due" : "/bookmarks";
  const next = nextPage("/bookmarks", due ? { due: "on" } : {}, nextCursor);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("title")} lead={t("lead")} />
      <Segmented label={t("view")} items={[{ href: "/bookmarks", label: t("all"), current: !due }, { href: "/bookmarks?due", label: t("due"), current: due }]} />
      {items.length === 0 ? <Empty title={t("emptyTitle")}>{t("emptyText")}</Empty> : <ul className="lines">{items.map((bookmark) => <Entry key={bookmark.postId} bookmark={bookmark} back={due ? "due" : "bookmarks"} />)}</ul>}
      <Pager label={t("pages")} previous={isFirst ? null : { href: base, label: t("first") }} next={next ? { href: next, label: t("more") } : null} />
    </Frame>
  );
}

function Entry({ bookmark, back }: { bookmark: BookmarkCard; back: "bookmarks" | "due" }) {
  const t = useWords(bookmarkWords);
  const { postId, post, note, remindAt, due } = bookmark;
  return (
    <li>
      <div>
        {post ? <b><a className="link" href={`/posts/${postId}`}>{post.title}</a></b> : <span className="soft">{t("gone")}</span>}
        {post ? <p className="meta">{t("by", { name: post.author })} <Moment iso={bookmark.createdAt} /></p> : null}
        {note ? <p>{note}</p> : null}
        {post ? <p className="soft clip">{post.excerpt}</p> : null}
        {remindAt ? <p className="meta">{t("remindAt")} {due ? <StateLabel tone="ochre" icon="bell">{t("isDue")}</StateLabel> : null} <Moment iso={remindAt} /></p> : null}
      </div>
      <div className="flex">
        {post ? <LinkButton size="sm" icon="pencil-line" href={`/posts/${postId}/bookmark`}>{t("change")}</LinkButton> : null}
        <ButtonForm action={`/posts/${postId}/bookmark`} values={{ wanted: "off", back }}><Button size="sm" variant="quiet" icon="trash-2">{t("remove")}</Button></ButtonForm>
      </div>
    </li>
  );
}
