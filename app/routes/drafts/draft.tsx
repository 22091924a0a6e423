import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { findDraft } from "~/features/drafts/queries.server";
import { draftKeyField } from "~/features/drafts/schema";
import { draftWords } from "~/features/drafts/words";
import { dropDraft } from "~/features/drafts/drop-draft.server";
import { readForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { LinkButton } from "~/ui/button";
import { PageTitle } from "~/ui/page-title";
import { RawText } from "~/ui/raw-text";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, draftWords.title);

/** The whole text of a draft, for one that has no other page left. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const key = draftKeyField.safeParse(args.params.key);
  const draft = key.success ? await findDraft(ctx, key.data) : null;
  if (!draft) throw await refusalResponse(args, "not-found");
  return { title: draft.fields.title?.trim() ?? "", body: draft.fields.body };
}

/** Discards a draft. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, z.strictObject({}));
  if (!form.ok) return form.response;
  const key = draftKeyField.safeParse(args.params.key);
  if (!key.success) throw await refusalResponse(args, "not-found");
  await dropDraft(ctx, key.data);
  return redirect("/drafts?discarded");
}

export default function DraftText() {
  const { title, body } = useLoaderData<typeof loader>();
  const t = useWords(draftWords);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={title || t("title")} />
      <div className="stack">
        <RawText label={t("title")}>{body}</RawText>
        <div><LinkButton size="sm" icon="arrow-left" href="/drafts">{t("back")}</LinkButton></div>
      </div>
    </Frame>
  );
}
