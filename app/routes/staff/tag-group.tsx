import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { useTwoNames } from "~/features/tags/components/two-names";
import { findTagGroup } from "~/features/tags/queries.server";
import { changeTagGroup, deleteTagGroup } from "~/features/tags/save-group.server";
import { tagStaffWords, tagWords } from "~/features/tags/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { refusalResponse, siteStaffContextOf } from "~/http/respond.server";
import { Button } from "~/ui/button";
import { Crumbs } from "~/ui/crumbs";
import { useWords } from "~/ui/use-words";
import { ButtonForm, TroubleSummary } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { StaffPage } from "./staff-page";
import { TagGroupForm, tagGroupForm } from "./tag-group-form";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, tagWords.groups);

const schema = z.union([z.strictObject({ wanted: z.literal("deleted") }), tagGroupForm]);

export async function loader(args: LoaderFunctionArgs) {
  const group = await findTagGroup(await siteStaffContextOf(args), args.params.slug ?? "");
  if (!group) throw await refusalResponse(args, "not-found");
  return { group };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await siteStaffContextOf(args);
  const slug = args.params.slug ?? "";
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  if ("wanted" in form.value) {
    const deleted = await deleteTagGroup(ctx, slug);
    return deleted.ok ? redirect("/staff/tags?done", 303) : refuseForm(args, form.form, deleted.refusal, deleted.detail);
  }
  const { slug: _slug, ...input } = form.value;
  const changed = await changeTagGroup(ctx, slug, input);
  return changed.ok ? redirect(`/staff/tag-groups/${slug}?done`, 303) : refuseForm(args, form.form, changed.refusal, changed.detail);
}

export default function StaffTagGroup() {
  const { group } = useLoaderData<typeof loader>();
  const t = useWords(tagStaffWords);
  const w = useWords(tagWords);
  const nameOf = useTwoNames();
  return (
    <StaffPage part="tags" title={nameOf(group.name)} lead={group.slug} crumbs={<Crumbs label={w("groups")} items={[{ href: "/staff/tags", label: w("tags") }]} />}>
      <TroubleSummary labels={{ nameEn: t("nameEn"), nameZh: t("nameZh"), tags: t("groupTags") }} />
      <div>
        <section className="set"><h2>{w("groups")}</h2><TagGroupForm group={group} /></section>
        <section className="set"><h2>{t("deleteGroup")}</h2><div className="stack"><p className="soft">{t("deleteGroupText")}</p><ButtonForm action={`/staff/tag-groups/${group.slug}`} values={{ wanted: "deleted" }}><Button variant="danger">{t("deleteGroup")}</Button></ButtonForm></div></section>
      </div>
    </StaffPage>
  );
}
