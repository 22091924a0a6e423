import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { limits } from "~/kernel/limits";
import { changePostState } from "~/features/posts/change-post-state.server";
import { postStateSchema } from "~/features/posts/schema";
import { decideWords } from "~/features/posts/decide-words";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Field, Input, Radios } from "~/ui/field";
import { PageTitle } from "~/ui/page-title";
import { PostForm } from "~/ui/post-form";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { postOf } from "./post-of.server";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, decideWords.stateTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const { id, state, version, title, moderates } = await postOf(args);
  if (!moderates) throw await refusalResponse(args, "not-found");
  return { id, state, version, title };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, postStateSchema);
  if (!form.ok) return form.response;
  const done = await changePostState(ctx, { id: args.params.id ?? "", ...form.value });
  return done.ok ? redirect(`/posts/${done.value.id}`) : refuseForm(args, form.form, done.refusal, done.detail);
}

export default function DecidePost() {
  const { id, state, version, title } = useLoaderData<typeof loader>();
  const t = useWords(decideWords);
  const { typed, errorOf, versionOf } = useTrouble();
  const choices = [{ value: "visible", label: t("stateVisible") }, { value: "hidden", label: t("stateHidden") }, { value: "removed", label: t("stateRemoved") }];
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("stateTitle")} lead={title} />
      <TroubleSummary labels={{ reason: t("reason") }} />
      <PostForm className="stack">
        <input type="hidden" name="version" value={versionOf(version)} />
        <Radios name="state" legend={t("stateTitle")} choices={choices} value={typed("state", state === "held" ? "visible" : state)} />
        <Field name="reason" label={t("reason")} hint={t("reasonHint")} error={errorOf("reason")}><Input defaultValue={typed("reason")} maxLength={limits.reasonMax} required /></Field>
        <div className="flex"><Button variant="ember">{t("decideNow")}</Button><LinkButton variant="quiet" href={`/posts/${id}`}>{t("cancel")}</LinkButton></div>
      </PostForm>
    </Frame>
  );
}
