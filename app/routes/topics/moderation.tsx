import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { zonedTime } from "~/kernel/clock";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { isId } from "~/kernel/ids";
import { refused } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { boardSlug } from "~/features/boards/schema";
import { actsWords } from "~/features/topics/acts-words";
import { moveTopic, setLocked, setPinned } from "~/features/topics/change-topic.server";
import { mergeTopic } from "~/features/topics/move-posts.server";
import { slowModes, spanText } from "~/features/topics/rules";
import { setSlowMode } from "~/features/topics/set-slow-mode.server";
import { setTimer } from "~/features/topics/set-timer.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import type { TopicDetail } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Field, Input, Select } from "~/ui/field";
import { Moment } from "~/ui/moment";
import { usePage } from "~/ui/page-context";
import { PageTitle } from "~/ui/page-title";
import { ButtonForm, PostForm } from "~/ui/post-form";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { TroubleSummary, useRoot, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { topicIdIn } from "./topic-address";

const timerNames = ["open", "close", "unpin"] as const;

const schema = z.strictObject({
  wanted: z.enum(["locked", "unlocked", "pinned", "unpinned", "moved", "slowed", "timed", "untimed", "merged"]),
  board: boardSlug.optional(),
  seconds: z.coerce.number().refine((seconds) => slowModes.some((one) => one === seconds)).optional(),
  act: z.enum(timerNames).optional(),
  at: z.string().max(40).optional(),
  target: z.string().max(500).optional(),
  reason: plainText(0, limits.reasonMax).default(""),
});

export const meta: MetaFunction = ({ matches }) => titleOf(matches, actsWords.title);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const id = args.params.id ?? "";
  const page = isId(id) ? await findTopicPage(ctx, id, { order: null, limit: 1 }, await edgeOf(args).boards()) : null;
  if (!page?.topic.can.moderate) throw await refusalResponse(args, "not-found");
  return { topic: page.topic };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const zone = await edgeOf(args).timeZone();
  const done = await act(ctx, args.params.id ?? "", form.value, zone);
  const to = done.ok && done.value ? done.value.topicId : args.params.id;
  return done.ok ? redirect(`/t/${to}`) : refuseForm(args, form.form, done.refusal, done.detail);
}

async function act(ctx: MemberContext, id: string, { wanted, reason, ...form }: z.output<typeof schema>, zone: string) {
  switch (wanted) {
    case "moved":
      return moveTopic(ctx, { id, board: form.board ?? "", reason });
    case "pinned":
    case "unpinned":
      return setPinned(ctx, { id, pinned: wanted === "pinned" ? "pinned" : "loose", reason });
    case "locked":
    case "unlocked":
      return setLocked(ctx, { id, locked: wanted === "locked" ? "locked" : "open", reason });
    case "slowed":
      return setSlowMode(ctx, { id, seconds: form.seconds ?? 0, reason });
    case "untimed":
      return setTimer(ctx, { id, act: form.act ?? "close", at: null, reason });
    case "timed": {
      const at = zonedTime(form.at ?? "", zone);
      return at ? setTimer(ctx, { id, act: form.act ?? "close", at, reason }) : refused("timer-time-wrong");
    }
    case "merged":
      return mergeTopic(ctx, { from: id, to: topicIdIn(form.target ?? ""), reason });
  }
}

export default function ModerateTopic() {
  const { topic } = useLoaderData<typeof loader>();
  const t = useWords(topicWords);
  const a = useWords(actsWords);
  const boards = useRoot()?.boards ?? [];
  const { typed } = useTrouble();
  const reason = <Field name="reason" label={t("reason")}><Input defaultValue={typed("reason")} maxLength={limits.reasonMax} /></Field>;
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={a("title")} lead={topic.title} actions={<LinkButton href={`/t/${topic.id}/posts`} icon="split">{a("postsTitle")}</LinkButton>} />
      <TroubleSummary labels={{ board: t("moveTo"), at: a("timerTitle"), target: a("target"), reason: t("reason") }} />
      <section className="set">
        <header><h2>{t("move")}</h2></header>
        <PostForm className="fields">
          <input type="hidden" name="wanted" value="moved" />
          <Field name="board" label={t("moveTo")}>
            <Select defaultValue={typed("board", topic.board.slug)}>{boards.map((board) => <option key={board.slug} value={board.slug}>{board.name}</option>)}</Select>
          </Field>
          {reason}
          <div><Button>{t("move")}</Button></div>
        </PostForm>
      </section>
      <SlowMode topic={topic} />
      <Timers topic={topic} />
      <section className="set">
        <header><h2>{a("mergeTitle")}</h2><p>{a("mergeText")}</p></header>
        <PostForm className="fields">
          <input type="hidden" name="wanted" value="merged" />
          <Field name="target" label={a("target")}><Input defaultValue={typed("target")} placeholder="/t/…" required /></Field>
          <div><Button variant="danger" icon="git-merge">{a("merge")}</Button></div>
        </PostForm>
      </section>
    </Frame>
  );
}

function SlowMode({ topic }: { topic: TopicDetail }) {
  const a = useWords(actsWords);
  return (
    <section className="set">
      <header><h2>{a("slowTitle")}</h2><p>{a("slowText")}</p></header>
      <PostForm className="fields">
        <input type="hidden" name="wanted" value="slowed" />
        <Field name="seconds" label={a("slow")}>
          <Select defaultValue={String(topic.slowSeconds)}>{slowModes.map((seconds) => <option key={seconds} value={seconds}>{seconds === 0 ? a("off") : spanText(seconds)}</option>)}</Select>
        </Field>
        <div><Button>{a("set")}</Button></div>
      </PostForm>
    </section>
  );
}

function Timers({ topic }: { topic: TopicDetail }) {
  const a = useWords(actsWords);
  const { timeZone } = usePage();
  const { typed } = useTrouble();
  const names = timerNames.filter((name) => (name === "unpin" ? topic.pinned : true));
  return (
    <section className="set">
      <header><h2>{a("timerTitle")}</h2><p>{a("timerText")}</p></header>
      <div className="fields">
        {topic.timers.map(({ act, at }) => act === "publish" ? null : (
          <ButtonForm key={act} action={`/t/${topic.id}/moderation`} values={{ wanted: "untimed", act }}>{a(act)} <Moment iso={at} /> <Button size="sm" icon="x">{a("take")}</Button></ButtonForm>
        ))}
        <PostForm className="fields">
          <input type="hidden" name="wanted" value="timed" />
          <Field name="act" label={a("act")}><Select defaultValue={typed("act", "close")}>{names.map((name) => <option key={name} value={name}>{a(name)}</option>)}</Select></Field>
          <Field name="at" label={a("at", { zone: timeZone })}><Input type="datetime-local" defaultValue={typed("at")} required /></Field>
          <div><Button icon="timer">{a("set")}</Button></div>
        </PostForm>
      </div>
    </section>
  );
}
