import { decideWords } from "~/features/posts/decide-words";
import type { ReportView } from "~/features/reports/types";
import { Who } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { Select } from "~/ui/field";
import { MarkdownBody } from "~/ui/markdown-body";
import { Moment } from "~/ui/moment";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import { PostForm } from "~/routes/shell/form";
import { BoardLink, ReasonInput } from "./case-parts";
import { staffWords } from "./words";

const stateKeys = { visible: "visible", hidden: "hidden", removed: "removed", deleted: "deleted", held: "heldState" } as const;

/** One report: what about, by whom, why; and while it is open, the way to decide it. */
export function ReportCase({ report }: { report: ReportView }) {
  const t = useWords(staffWords);
  const p = useWords(decideWords);
  const { subject } = report;
  const title = subject.type === "post" ? <a href={`/posts/${subject.id}`}>{subject.topicTitle}</a> : <a href={`/members/${subject.handle}`}>{subject.displayName}</a>;
  return (
    <article aria-labelledby={`case-${report.id}`}>
      <PostForm className="sheet case" action="/staff/reports">
        <header>
          <h2 id={`case-${report.id}`}>{subject.type === "member" ? <>{t("aboutMember")} {title}</> : title}</h2>
          <StateLabel tone="crimson" icon="flag">{p(report.reason)}</StateLabel>
          <p className="meta"><span>{t("reportedBy")} <a href={`/members/${report.reporter.handle}`}>{report.reporter.displayName}</a></span><Moment iso={report.createdAt} /></p>
        </header>
        {report.note ? <p><span className="dim sm">{t("noteOf")}:</span> {report.note}</p> : null}
        {subject.type === "post" ? <PostInQuestion subject={subject} /> : null}
        {report.state === "open" ? <Decision report={report} /> : null}
      </PostForm>
    </article>
  );
}

type PostSubject = Extract<ReportView["subject"], { type: "post" }>;

function PostInQuestion({ subject }: { subject: PostSubject }) {
  const t = useWords(staffWords);
  return (
    <>
      <p className="meta">
        <Who seed={subject.author.id} name={subject.author.displayName} src={subject.author.avatarUrl} href={`/members/${subject.author.handle}`} />
        <BoardLink slug={subject.board} />
        <StateLabel>{isState(subject.state) ? t(stateKeys[subject.state]) : subject.state}</StateLabel>
      </p>
      <MarkdownBody html={subject.bodyHtml} />
    </>
  );
}

function Decision({ report }: { report: ReportView }) {
  const t = useWords(staffWords);
  const { subject } = report;
  const canChange = subject.type === "post" && subject.state !== "deleted" && subject.state !== "removed";
  return (
    <footer>
      <input type="hidden" name="id" value={report.id} />
      {canChange ? (
        <>
          <input type="hidden" name="postId" value={subject.id} />
          <input type="hidden" name="version" value={subject.version} />
          <Select name="post" id={`post-${report.id}`} aria-label={t("thePost")} defaultValue="keep">
            <option value="keep">{t("keepPost")}</option>
            {subject.state === "hidden" ? null : <option value="hidden">{t("hidePost")}</option>}
            <option value="removed">{t("removePost")}</option>
          </Select>
        </>
      ) : null}
      <ReasonInput id={report.id} label={canChange ? t("decideReason") : t("reason")} />
      <Button name="decision" value="rejected" icon="x">{t("reject")}</Button>
      <Button name="decision" value="upheld" icon="check">{t("uphold")}</Button>
    </footer>
  );
}

function isState(state: string): state is keyof typeof stateKeys {
  return Object.hasOwn(stateKeys, state);
}
