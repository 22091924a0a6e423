import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import type { MemberContext } from "~/platform/context";
import { findFollow, findFollowTarget } from "~/features/follows/queries.server";
import { followFormSchema, followTarget, type FollowTarget } from "~/features/follows/schema";
import { setFollow } from "~/features/follows/set-follow.server";
import { followWords } from "~/features/follows/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Radios } from "~/ui/field";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, followWords.choose);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const { target, found } = await asked(args, ctx);
  const isOneself = target.type === "member" && found.id === ctx.actor.id;
  if (isOneself) throw await refusalResponse(args, "cannot-follow-oneself");
  return { type: target.type, name: found.name, href: found.href, level: await findFollow(ctx, target.type, found.id), mayBlock: target.type === "member" && !found.isStaff };
}

async function asked(args: LoaderFunctionArgs, ctx: MemberContext) {
  const target = targetOf(args);
  const found = target && (await findFollowTarget(ctx, target));
  if (!target || !found) throw await refusalResponse(args, "not-found");
  return { target, found };
}

function targetOf({ params }: LoaderFunctionArgs): FollowTarget | null {
  return followTarget.safeParse({ type: params.type, subject: params.subject }).data ?? null;
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, followFormSchema);
  if (!form.ok) return form.response;
  const { target, found } = await asked(args, ctx);
  const { level } = form.value;
  const set = await setFollow(ctx, target, level === "none" ? null : level);
  return set.ok ? redirect(found.href) : refuseForm(args, form.form, set.refusal, set.detail);
}

export default function Follow() {
  const { type, name, href, level, mayBlock } = useLoaderData<typeof loader>();
  const t = useWords(followWords);
  const s = useWords(shellWords);
  const { typed } = useTrouble();
  const levels = ["none", "followed", "muted", ...(mayBlock ? ["blocked" as const] : [])] as const;
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("choose")} lead={`${t(type)}: ${name}`} />
      <TroubleSummary />
      <PostForm className="stack">
        <Radios name="level" legend={t("level")} value={typed("level", level ?? "none")} choices={levels.map((one) => ({ value: one, label: t(one), hint: t(`${one}Hint`) }))} />
        <div className="flex"><Button variant="ember">{t("save")}</Button><LinkButton variant="quiet" href={href}>{s("cancel")}</LinkButton></div>
      </PostForm>
    </Frame>
  );
}
