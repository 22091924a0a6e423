import { useEffect, useState } from "react";
import { isRecord, verifyRecord, type Fault } from "~/features/polls/counting/record";
import { recordWords } from "~/features/polls/record-words";
import { Button } from "~/ui/button";
import { Note } from "~/ui/note";
import { useWords } from "~/ui/use-words";

type Told = { state: "idle" | "busy" | "failed" } | { state: "done"; count: number; faults: Fault[] };

/** Counts the published ballots again, on the reader's own device. Without script it is not drawn: the file and the command do the same. */
export function VerifyRecord({ file }: { file: string }) {
  const r = useWords(recordWords);
  const [told, setTold] = useState<Told>({ state: "idle" });
  const [hasScript, setHasScript] = useState(false);
  useEffect(() => setHasScript(true), []);
  if (!hasScript) return null;
  const verify = async (): Promise<void> => {
    setTold({ state: "busy" });
    try {
      const record: unknown = await (await fetch(file)).json();
      if (!isRecord(record)) return setTold({ state: "failed" });
      setTold({ state: "done", count: record.entries.length, faults: await verifyRecord(record) });
    } catch {
      setTold({ state: "failed" });
    }
  };
  return (
    <>
      <p className="hint">{r("verifyText")}</p>
      <div><Button type="button" icon="shield-check" busy={told.state === "busy"} onClick={() => void verify()}>{r("verify")}</Button></div>
      <div role="status">
        {told.state === "failed" ? <Note tone="crimson" icon="circle-alert"><p>{r("failed")}</p></Note> : null}
        {told.state !== "done" ? null : told.faults.length === 0
          ? <Note tone="moss" icon="circle-check"><p>{r("right", { count: told.count })}</p></Note>
          : <Note tone="crimson" icon="circle-alert"><p>{r("wrong", { count: told.faults.length, faults: told.faults.slice(0, 10).map(({ what, entry }) => r(what, { entry: (entry ?? 0) + 1 })).join(", ") })}</p></Note>}
      </div>
    </>
  );
}
