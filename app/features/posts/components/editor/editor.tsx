import { Suspense, useRef, useState, type DragEvent, type SyntheticEvent } from "react";
import type { Attaching } from "~/features/files/types";
import { editorWords } from "~/features/posts/editor-words";
import type { PostKind } from "~/features/posts/types";
import { IconButton } from "~/ui/button";
import { TextArea } from "~/ui/field";
import type { IconName } from "~/ui/icon";
import { lazyPart } from "~/ui/lazy-part";
import { useWords } from "~/ui/use-words";
import type { Act } from "./text";

/** Comes when somebody begins to write: readers of a topic do not load it. */
const Tools = lazyPart(() => import("./tools").then(({ EditorTools }) => ({ default: EditorTools })));

/** The first of the bar, with pictures and files after them: what a phone shows without being pushed along. */
const first: [Act, IconName][] = [["bold", "bold"], ["italic", "italic"]];
const rest: [Act, IconName][] = [["link", "link"], ["quote", "quote"], ["bullets", "list"], ["numbers", "list-ordered"], ["heading", "heading"], ["code", "code"]];

type EditorProps = {
  rows: number;
  text: string;
  /** What is written: how long it may be goes by it. */
  kind: PostKind;
  /** Left out where the form asks for it. */
  topicKind?: string | undefined;
  /** What may be attached besides pictures; left out for nothing. */
  attach?: Attaching | undefined;
  onText?: (text: string) => void;
};

/** The writing box of a Field: a plain text area, with a bar, shortcuts, and pictures and files by paste and drop where there is script. */
export function Editor({ rows, text, kind, topicKind, attach, onText }: EditorProps) {
  const t = useWords(editorWords);
  const box = useRef<HTMLDivElement>(null);
  const [awake, setAwake] = useState(false);
  const takesFiles = attach !== undefined && attach.kinds.length > 0;
  const wake = (): void => setAwake(true);
  const early = useRef<File[] | null>([]);
  const hold = (event: SyntheticEvent, data: DataTransfer): void => {
    if (!early.current || data.files.length === 0 || data.getData("text/plain") !== "") return;
    event.preventDefault(); // a browser would go to the file
    early.current.push(...data.files);
    wake();
  };
  const button = ([act, icon]: [Act, IconName]) => <IconButton key={act} type="button" icon={icon} label={t(act)} data-act={act} tabIndex={act === "bold" ? 0 : -1} />;
  return (
    <div className="ed-box" ref={box} onFocus={wake} onPointerEnter={wake} onDragEnter={wake} onDragOver={allowFiles} onDrop={(event) => hold(event, event.dataTransfer)} onPaste={(event) => hold(event, event.clipboardData)}>
      <div className="toolbar" role="toolbar" aria-label={t("bar")}>
        {first.map(button)}
        <IconButton type="button" icon={takesFiles ? "paperclip" : "image"} label={t(takesFiles ? "file" : "picture")} data-act="picture" tabIndex={-1} />
        {rest.map(button)}
      </div>
      <TextArea rows={rows} defaultValue={text} onFocus={({ currentTarget }) => void (currentTarget.dataset.entered = "")} onChange={(event) => onText?.(event.currentTarget.value)} required />
      <p className="no-script-only sm"><a className="link" href="/uploads" target="_blank" rel="noopener">{t("noScript")}</a></p>
      {awake ? <Suspense fallback={null}><Tools box={box} early={early} kind={kind} topicKind={topicKind} attach={attach} /></Suspense> : null}
    </div>
  );
}

function allowFiles(event: DragEvent): void {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
}
