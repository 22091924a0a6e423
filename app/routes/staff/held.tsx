import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { plainText } from "~/kernel/fields";
import { limits } from "~/kernel/limits";
import { changePostState } from "~/features/posts/change-post-state.server";
import { idField, postStateSchema } from "~/features/posts/schema";
import type { HeldPostView } from "~/features/posts/types";
import { listHeldPosts } from "~/features/reports/queries.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { moderatorContextOf } from "~/http/respond.server";
import { Who } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { MarkdownBody } from "~/ui/markdown-body";
import { Moment } from "~/ui/moment";
import { Pager } from "~/ui/pager";
import { useWords } from "~/ui/use-words";
import { PostForm, TroubleSummary } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { shellWords } from "~/routes/shell/words";
import { BoardLink, ReasonInput, WhyHeld } from "./case-parts";
import { nextPage, readPageRequest } from "../shell/page-request";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

/** Approving needs no reason; taking away does. */
const schema = postStateSchema.extend({ id: idField, state: z.enum(["visible", "removed"]), reason: plainText(0, limits.reasonMax) });

export const meta: MetaFunction = ({ matches }) => titleOf(matches, staffWords.held);

export async function loader(args: LoaderFunctionArgs) {
  const request = readPageRequest(args.request);
  return { page: await listHeldPosts(await moderatorContextOf(args), request), isFirst: !request.cursor };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await moderatorContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  if (form.value.state === "removed" && form.value.reason === "") return refuseForm(args, form.form, "reason-required");
  const done = await changePostState(ctx, form.value);
  return done.ok ? redirect("/staff/held?done", 303) : refuseForm(args, form.form, done.refusal, done.detail);
}

export default function Held() {
  const { page, isFirst } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  const s = useWords(shellWords);
  const next = nextPage("/staff/held", {}, page.nextCursor);
  return (
    <StaffPage part="held" lead={t("heldLead")}>
      <TroubleSummary />
      {page.items.length === 0 ? <Empty title={t("heldEmpty")}>{t("heldEmptyText")}</Empty> : <div className="cases">{page.items.map((post) => <HeldPost key={post.id} post={post} />)}</div>}
      <Pager label={s("pages")} previous={isFirst ? null : { href: "/staff/held", label: s("first") }} next={next ? { href: next, label: s("next") } : null} />
    </StaffPage>
  );
}

function HeldPost({ post }: { post: HeldPostView }) {
  const t = useWords(staffWords);
  return (
    <article aria-labelledby={`case-${post.id}`}>
      <PostForm className="sheet case" action="/staff/held">
        <header>
          <h2 id={`case-${post.id}`}><a href={`/posts/${post.id}`}>{post.topicTitle}</a></h2>
          <p className="meta"><span>{t(post.kind)}</span><Who seed={post.author.id} name={post.author.displayName} src={post.author.avatarUrl} href={`/members/${post.author.handle}`} /><BoardLink slug={post.board} /><Moment iso={post.createdAt} /></p>
        </header>
        <WhyHeld reasons={post.heldFor} />
        <MarkdownBody html={post.bodyHtml} />
        <footer>
          <input type="hidden" name="id" value={post.id} />
          <input type="hidden" name="version" value={post.version} />
          <ReasonInput id={post.id} label={t("removeReason")} />
          <Button variant="danger" name="state" value="removed" icon="x">{t("remove")}</Button>
          <Button name="state" value="visible" icon="check">{t("approve")}</Button>
        </footer>
      </PostForm>
    </article>
  );
}
