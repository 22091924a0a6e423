import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { closingWords } from "~/features/questions/closing-words";
import { findStaleMarks } from "~/features/questions/queries.server";
import { markStale, unmarkStale } from "~/features/questions/set-stale-mark.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { PageTitle } from "~/ui/page-title";
import { PostForm } from "~/ui/post-form";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { postOf } from "./post-of.server";

const schema = z.strictObject({ wanted: z.enum(["on", "off"]), reason: plainText(0, limits.reasonMax).default("") });

export const meta: MetaFunction = ({ matches }) => titleOf(matches, closingWords.staleTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const post = await postOf(args);
  const marks = await findStaleMarks(ctx, post);
  if (!marks) throw await refusalResponse(args, "not-found");
  return { id: post.id, title: post.title, marks };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const [postId, { wanted, reason }] = [args.params.id ?? "", form.value];
  if (wanted === "on" && reason === "") return refuseForm(args, form.form, "reason-required");
  const set = await (wanted === "on" ? markStale : unmarkStale)(ctx, { postId, reason });
  return set.ok ? redirect(`/posts/${postId}`) : refuseForm(args, form.form, set.refusal, set.detail);
}

export default function StaleMark() {
  const { id, title, marks } = useLoaderData<typeof loader>();
  const t = useWords(closingWords);
  const { trouble, typed } = useTrouble();
  const isMarking = trouble?.typed.wanted === "on";
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("staleTitle")} lead={title} />
      <TroubleSummary labels={{ reason: t("staleReason") }} />
      {marks.dismisses && marks.others > 0 ? (
        <section className="set">
          <header><h2>{t("dismissTitle")}</h2><p>{t("dismissText", { count: marks.others + (marks.mine === null ? 0 : 1) })}</p></header>
          <ReasonForm wanted="off" label={t("reason")} text={isMarking ? "" : typed("reason")}><Button icon="check">{t("dismiss")}</Button></ReasonForm>
        </section>
      ) : null}
      <section className="set">
        <header><h2>{t("staleSend")}</h2><p>{t("staleText")}</p></header>
        <div className="fields">
          <ReasonForm wanted="on" label={t("staleReason")} text={isMarking ? typed("reason") : (marks.mine ?? "")}>
            <Button variant="ember" icon="clock">{t(marks.mine === null ? "staleSend" : "staleChange")}</Button> <LinkButton variant="quiet" href={`/posts/${id}`}>{t("cancel")}</LinkButton>
          </ReasonForm>
          {marks.mine !== null && !(marks.dismisses && marks.others > 0) ? <PostForm><input type="hidden" name="wanted" value="off" /><Button variant="quiet" icon="undo-2">{t("staleWithdraw")}</Button></PostForm> : null}
        </div>
      </section>
    </Frame>
  );
}

function ReasonForm({ wanted, label, text, children }: { wanted: "on" | "off"; label: string; text: string; children: React.ReactNode }) {
  return (
    <PostForm className="fields">
      <input type="hidden" name="wanted" value={wanted} />
      <Field name="reason" id={`reason-${wanted}`} label={label}><Input defaultValue={text} maxLength={limits.reasonMax} required /></Field>
      <div className="flex">{children}</div>
    </PostForm>
  );
}
