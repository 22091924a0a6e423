import { useEffect, useRef, useState, type ChangeEvent } from "react";
import { useUploads } from "~/features/posts/components/editor/uploads";
import { pollFormWords } from "~/features/polls/form-words";
import { pictureTypes } from "~/features/files/rules";
import { TextArea } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { useWords } from "~/ui/use-words";

/** The options of a poll, one a line. With script pictures can be put into the lines by a button; without it by their Markdown. */
export function OptionsInput({ text, lines = 6 }: { text: string; lines?: number }) {
  const f = useWords(pollFormWords);
  const box = useRef<HTMLDivElement>(null);
  const [hasScript, setHasScript] = useState(false);
  const { add, rows } = useUploads(box, () => undefined);
  useEffect(() => setHasScript(true), []);
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    add([...(currentTarget.files ?? [])]);
    currentTarget.value = "";
  };
  return (
    <div ref={box}>
      <TextArea rows={lines} defaultValue={text} required />
      <p className="hint">{f("picturesHint")}</p>
      {hasScript
        ? <label className="btn btn-sm"><Icon name="image" size={16} />{f("addPictures")}<input className="sr" type="file" multiple accept={pictureTypes} onChange={choose} /></label>
        : <p className="sm"><a className="link" href="/uploads" target="_blank" rel="noopener">{f("noScript")}</a></p>}
      {rows}
    </div>
  );
}
