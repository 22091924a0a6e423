import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { changeSavedSearch, removeSavedSearch } from "~/features/saved-searches/change-saved-search.server";
import { findSavedSearch } from "~/features/saved-searches/queries.server";
import { savedSearchNameMax } from "~/features/saved-searches/rules";
import { savedSearchChangeForm } from "~/features/saved-searches/schema";
import { savedSearchWords } from "~/features/saved-searches/words";
import { readForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Checkbox, Field, Input } from "~/ui/field";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { ButtonForm, PostForm, TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, savedSearchWords.one);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const search = await findSavedSearch(await memberContextOf(args), args.params.id ?? "");
  if (!search) throw await refusalResponse(args, "not-found");
  return search;
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, savedSearchChangeForm);
  if (!form.ok) return form.response;
  const [id, { wanted, name, mail }] = [args.params.id ?? "", form.value];
  if (wanted === "gone") {
    await removeSavedSearch(ctx, id);
    return redirect("/search/saved?removed");
  }
  const changed = await changeSavedSearch(ctx, { id, name, mail: mail === "on" });
  if (!changed.ok) throw await refusalResponse(args, changed.refusal);
  return redirect("/search/saved?changed");
}

export default function ChangeSavedSearch() {
  const { id, q, name, mail } = useLoaderData<typeof loader>();
  const t = useWords(savedSearchWords);
  const s = useWords(shellWords);
  const { trouble, typed, errorOf } = useTrouble();
  const isMailed = trouble ? typed("mail") === "on" : mail;
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("one")} lead={<code>{q}</code>} />
      <TroubleSummary labels={{ name: t("name") }} />
      <PostForm className="stack">
        <input type="hidden" name="wanted" value="kept" />
        <Field name="name" label={t("name")} hint={t("nameHint")} error={errorOf("name")}><Input defaultValue={typed("name", name)} maxLength={savedSearchNameMax} autoComplete="off" /></Field>
        <Checkbox name="mail" label={t("mail")} hint={t("mailHint")} defaultChecked={isMailed} />
        <div className="flex"><Button variant="ember">{t("save")}</Button><LinkButton variant="quiet" href="/search/saved">{s("cancel")}</LinkButton></div>
      </PostForm>
      <ButtonForm action={`/search/saved/${id}`} values={{ wanted: "gone" }}><Button variant="quiet" icon="trash-2">{t("remove")}</Button></ButtonForm>
    </Frame>
  );
}
