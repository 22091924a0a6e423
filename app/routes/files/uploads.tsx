import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { hashSecret } from "~/features/accounts/secrets.server";
import { moderatesBoard, readableBoards, whyNotWrite } from "~/features/boards/rules";
import { addUpload } from "~/features/files/add-upload.server";
import { acceptOf, altMax, attachable, labelsOf } from "~/features/files/rules";
import { fileMarkdown, pictureMarkdown } from "~/features/files/components/picture-text";
import { fileKinds } from "~/features/files/types";
import { uploadWords } from "~/features/files/words";
import { formOf, refuseForm } from "~/http/forms.server";
import { rateLimits } from "~/http/limits";
import { edgeOf, memberContextOf } from "~/http/respond.server";
import { useActionData, useLoaderData } from "~/routes/shell/route-data";
import { Button } from "~/ui/button";
import { Field, Input, Select } from "~/ui/field";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { RawText } from "~/ui/raw-text";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useTrouble } from "../shell/form";
import { titleOf } from "../shell/title";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, uploadWords.pageTitle);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await memberContextOf(args);
  const tree = await edgeOf(args).boards();
  const boards = readableBoards(actor, tree).filter((board) => whyNotWrite(actor, tree, board) === null).map((board) => (
    { slug: board.slug, name: board.name, kinds: attachable(board.fileKinds, { trust: actor.trust, moderates: moderatesBoard(actor, tree, board) }) }
  ));
  return { boards: boards.filter(({ kinds }) => kinds.length > 0) };
}

/** Adds a picture or another file where there is no script to do it from the writing box. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await formOf(args);
  const [file, alt, board] = [form.get("file"), form.get("alt"), form.get("board")];
  if (!(file instanceof File) || file.size === 0) return refuseForm(args, form, "file-missing");
  const taken = await ctx.ports.limiter.take(rateLimits.pictures, hashSecret(ctx.actor.id));
  if (!taken.allowed) return refuseForm(args, form, "rate-limited", { seconds: taken.retryAfterSeconds });
  const place = typeof board === "string" && board !== "" ? { board } : null;
  const added = await addUpload(ctx, { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name, place });
  if (!added.ok) return refuseForm(args, form, added.refusal, added.detail);
  const made = added.value;
  const words = typeof alt === "string" ? alt.slice(0, altMax) : "";
  const markdown = made.kind === "picture" ? pictureMarkdown(words, made.url) : fileMarkdown(made.name, made.url);
  return Response.json({ picture: made.kind === "picture" ? made.url : null, markdown }, { status: 201 });
}

export default function Uploads() {
  const { boards } = useLoaderData<typeof loader>();
  const t = useWords(uploadWords);
  const { typed } = useTrouble();
  const data = useActionData<unknown>();
  const added = isAdded(data) ? data : null;
  return (
    <Frame>
      <PageTitle title={t("pageTitle")} lead={t("pageLead")} />
      <TroubleSummary />
      {added ? <Note tone="moss" icon="check" role="status"><p>{t("ready")}</p><RawText label={t("ready")}>{added.markdown}</RawText>{added.picture ? <img src={added.picture} alt="" width={160} /> : null}</Note> : null}
      <PostForm className="stack" encType="multipart/form-data">
        {boards.length === 0 ? null : (
          <Field name="board" label={t("board")} hint={t("boardHint")}>
            <Select defaultValue={typed("board")}>
              <option value="">{t("anyBoard")}</option>
              {boards.map(({ slug, name, kinds }) => <option key={slug} value={slug}>{t("boardTakes", { board: name, kinds: labelsOf(kinds) })}</option>)}
            </Select>
          </Field>
        )}
        <Field name="file" label={t("file")}><Input type="file" accept={acceptOf(fileKinds.filter((kind) => boards.some(({ kinds }) => kinds.includes(kind))))} required /></Field>
        <Field name="alt" label={t("alt")}><Input maxLength={altMax} autoComplete="off" /></Field>
        <div><Button variant="ember" icon="image">{t("send")}</Button></div>
      </PostForm>
    </Frame>
  );
}

function isAdded(data: unknown): data is { picture: string | null; markdown: string } {
  return typeof data === "object" && data !== null && "markdown" in data && "picture" in data;
}
