import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { hashSecret } from "~/features/accounts/secrets.server";
import { addPicture } from "~/features/files/add-picture.server";
import { altMax, pictureTypes } from "~/features/files/rules";
import { pictureMarkdown } from "~/features/files/components/picture-text";
import { uploadWords } from "~/features/files/words";
import { formOf, refuseForm } from "~/http/forms.server";
import { rateLimits } from "~/http/limits";
import { memberContextOf } from "~/http/respond.server";
import { Button } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { RawText } from "~/ui/raw-text";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary } from "../shell/form";
import { titleOf } from "../shell/title";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, uploadWords.pageTitle);

export async function loader(args: LoaderFunctionArgs) {
  await memberContextOf(args);
  return null;
}

/** Adds a picture where there is no script to do it from the writing box. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await formOf(args);
  const [file, alt] = [form.get("file"), form.get("alt")];
  if (!(file instanceof File) || file.size === 0) return refuseForm(args, form, "picture-missing");
  const taken = await ctx.ports.limiter.take(rateLimits.pictures, hashSecret(ctx.actor.id));
  if (!taken.allowed) return refuseForm(args, form, "rate-limited", { seconds: taken.retryAfterSeconds });
  const added = await addPicture(ctx, new Uint8Array(await file.arrayBuffer()));
  if (!added.ok) return refuseForm(args, form, added.refusal, added.detail);
  const { url } = added.value;
  return Response.json({ url, markdown: pictureMarkdown(typeof alt === "string" ? alt.slice(0, altMax) : "", url) }, { status: 201 });
}

export default function Uploads() {
  const t = useWords(uploadWords);
  const data = useActionData<unknown>();
  const added = isAdded(data) ? data : null;
  return (
    <Frame>
      <PageTitle title={t("pageTitle")} lead={t("pageLead")} />
      <TroubleSummary />
      {added ? <Note tone="moss" icon="check" role="status"><p>{t("ready")}</p><RawText label={t("ready")}>{added.markdown}</RawText><img src={added.url} alt="" width={160} /></Note> : null}
      <PostForm className="stack" encType="multipart/form-data">
        <Field name="file" label={t("file")}><Input type="file" accept={pictureTypes} required /></Field>
        <Field name="alt" label={t("alt")}><Input maxLength={altMax} autoComplete="off" /></Field>
        <div><Button variant="ember" icon="image">{t("send")}</Button></div>
      </PostForm>
    </Frame>
  );
}

function isAdded(data: unknown): data is { url: string; markdown: string } {
  return typeof data === "object" && data !== null && "markdown" in data && "url" in data;
}
