import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { getFeedWeights } from "~/features/discovery/queries.server";
import { feedTerms, feedWeights } from "~/features/discovery/rules";
import { feedFormSchema } from "~/features/discovery/schema";
import { setFeedWeights } from "~/features/discovery/set-feed-weights.server";
import { discoveryWords } from "~/features/discovery/words";
import { readForm } from "~/http/forms.server";
import { memberContextOf } from "~/http/respond.server";
import { Button } from "~/ui/button";
import { Field, Select } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useTrouble } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { SettingsPage, useTold } from "./settings-page";
import { settingsWords } from "./words";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];
export const meta: MetaFunction = ({ matches }) => titleOf(matches, discoveryWords.title);

export async function loader(args: LoaderFunctionArgs) {
  return { weights: await getFeedWeights(await memberContextOf(args)) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, feedFormSchema);
  if (!form.ok) return form.response;
  await setFeedWeights(ctx, form.value);
  return redirect("/settings/feed?saved", 303);
}

const names = { 0: "off", 0.5: "half", 1: "plain", 2: "double" } as const;

export default function Feed() {
  const { weights } = useLoaderData<typeof loader>();
  const t = useWords(discoveryWords);
  const s = useWords(settingsWords);
  const { typed, errorOf } = useTrouble();
  return (
    <SettingsPage part="feed" told={useTold()} notice={<TroubleSummary labels={Object.fromEntries(feedTerms.map((term) => [term, t(term)]))} />}>
      <section className="set">
        <header><h2>{t("title")}</h2><p>{t("lead")}</p></header>
        <div className="fields">
          <PostForm action="/settings/feed">
            {feedTerms.map((term) => (
              <Field key={term} name={term} label={t(term)} hint={t(`${term}Hint`)} error={errorOf(term)}>
                <Select key={weights[term]} defaultValue={typed(term, String(weights[term]))}>{feedWeights.map((weight) => <option key={weight} value={weight}>{t(names[weight])}</option>)}</Select>
              </Field>
            ))}
            <Button variant="ember">{s("save")}</Button>
          </PostForm>
          <PostForm action="/settings/feed"><Button variant="quiet">{t("reset")}</Button></PostForm>
        </div>
      </section>
    </SettingsPage>
  );
}
