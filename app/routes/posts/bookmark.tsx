import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { limits } from "~/kernel/limits";
import { findBookmark } from "~/features/bookmarks/queries.server";
import { reminderAt, reminders, type ReminderName } from "~/features/bookmarks/rules";
import { bookmarkFormSchema } from "~/features/bookmarks/schema";
import { removeBookmark, setBookmark } from "~/features/bookmarks/set-bookmark.server";
import { bookmarkWords } from "~/features/bookmarks/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Field, Select, TextArea } from "~/ui/field";
import { dateFormat } from "~/ui/formats";
import { usePage } from "~/ui/page-context";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useLocale, useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { ButtonForm, PostForm, TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";
import { postOf } from "./post-of.server";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, bookmarkWords.one);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const { id, title } = await postOf(args);
  return { id, title, bookmark: await findBookmark(ctx, id) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, bookmarkFormSchema);
  if (!form.ok) return form.response;
  const [postId, { wanted, note, remind, back }] = [args.params.id ?? "", form.value];
  if (wanted === "off") {
    await removeBookmark(ctx, postId);
    return redirect(back === undefined ? `/posts/${postId}` : back === "due" ? "/bookmarks?due" : "/bookmarks");
  }
  const present = note === undefined ? await findBookmark(ctx, postId) : null;
  const remindAt = remind === undefined || remind === "keep" ? undefined : remind === "none" ? null : reminderAt(remind, ctx.now());
  const set = await setBookmark(ctx, { postId, note: note ?? present?.note ?? "", remindAt });
  return set.ok ? redirect(`/posts/${postId}`) : refuseForm(args, form.form, set.refusal, set.detail);
}

export default function BookmarkPost() {
  const { id, title, bookmark } = useLoaderData<typeof loader>();
  const t = useWords(bookmarkWords);
  const s = useWords(shellWords);
  const locale = useLocale();
  const { timeZone } = usePage();
  const { typed, errorOf } = useTrouble();
  const names = Object.keys(reminders).filter((name): name is ReminderName => name in reminders);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("one")} lead={title} />
      <TroubleSummary labels={{ note: t("note"), remind: t("remind") }} />
      <PostForm className="stack">
        <input type="hidden" name="wanted" value="on" />
        <Field name="note" label={t("note")} hint={t("noteHint")} error={errorOf("note")}><TextArea rows={3} defaultValue={typed("note", bookmark?.note)} maxLength={limits.reasonMax} /></Field>
        <Field name="remind" label={t("remind")} error={errorOf("remind")}>
          <Select defaultValue={typed("remind", bookmark?.remindAt ? "keep" : "none")}>
            {bookmark?.remindAt ? <option value="keep">{t("keep", { when: dateFormat("exact", locale, timeZone).format(new Date(bookmark.remindAt)) })}</option> : null}
            <option value="none">{t("none")}</option>
            {names.map((name) => <option key={name} value={name}>{t(name)}</option>)}
          </Select>
        </Field>
        <div className="flex"><Button variant="ember" icon="bookmark">{t("save")}</Button><LinkButton variant="quiet" href={`/posts/${id}`}>{s("cancel")}</LinkButton></div>
      </PostForm>
      {bookmark ? <ButtonForm action={`/posts/${id}/bookmark`} values={{ wanted: "off" }}><Button variant="quiet" icon="trash-2">{t("remove")}</Button></ButtonForm> : null}
    </Frame>
  );
}
