import { cx } from "~/ui/cx";
import { DataTable } from "~/ui/data-table";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import type { OperationLine, ShapeLine } from "./describe";
import { docsWords } from "./words";

const rules = [["lists", "listsText"], ["edits", "editsText"], ["repeats", "repeatsText"], ["errors", "errorsText"]] as const;

/** Where it is, how to prove who asks, and what holds for all requests. */
export function Begin({ origin }: { origin: string }) {
  const t = useWords(docsWords);
  return (
    <section id="begin" aria-labelledby="h-begin">
      <h2 id="h-begin">{t("begin")}</h2>
      <p>{t("base")} <code>{origin}/api/v1</code></p>
      <p>{t("token")} <a className="link" href="/settings/tokens">{t("makeToken")}</a></p>
      <p className="raw">curl -H &quot;Authorization: Bearer kdl_…&quot; {origin}/api/v1/topics?limit=5</p>
      <ul className="stack">{rules.map(([name, text]) => <li key={name}><b>{t(name)}</b> {withCode(t(text))}</li>)}</ul>
      <p><a className="link" href="/api/v1/openapi.json">{t("machine")}</a></p>
    </section>
  );
}

/** One operation: how to call it, what it takes, what it answers. */
export function OperationPart({ operation }: { operation: OperationLine }) {
  const t = useWords(docsWords);
  const { id, verb, path, summary, scope, needsSignIn, fields, answers } = operation;
  return (
    <article className="sheet case" id={id} aria-labelledby={`h-${id}`}>
      <header>
        <h3 id={`h-${id}`} lang="en">{summary}</h3>
        <p className="op-line"><span className={cx("verb", verb)}>{verb.toUpperCase()}</span><span>{path}</span> <StateLabel>{needsSignIn ? (scope ? t("scope", { scope }) : t("signedIn")) : t("open")}</StateLabel></p>
      </header>
      {fields.length > 0 ? <div className="dense"><Fields caption={t("fieldsOf", { id })} fields={fields} /></div> : null}
      <p className="sm"><span className="dim">{t("answers")}:</span> {answers.map(({ status, type }) => <span key={status}><b>{status}</b> {type ? <code>{type}</code> : t("nothing")} </span>)}</p>
    </article>
  );
}

function Fields({ caption, fields }: { caption: string; fields: OperationLine["fields"] }) {
  const t = useWords(docsWords);
  const columns = [{ key: "name", label: t("field") }, { key: "place", label: t("place") }, { key: "type", label: t("type") }, { key: "needed", label: t("needed") }];
  const rows = fields.map(({ name, place, type, required }) => ({ key: `${place} ${name}`, cells: [<code key="n">{name}</code>, t(place), <code key="t">{type}</code>, required ? t("yes") : null] }));
  return <DataTable caption={caption} columns={columns} rows={rows} />;
}

/** One named shape of the answers. */
export function ShapePart({ shape }: { shape: ShapeLine }) {
  const t = useWords(docsWords);
  const columns = [{ key: "name", label: t("field") }, { key: "type", label: t("type") }];
  const rows = shape.fields.map(({ name, type }) => ({ key: name, cells: [<code key="n">{name}</code>, <code key="t">{type}</code>] }));
  return (
    <div className="dense" id={`shape-${shape.name}`}>
      <h3>{shape.name}</h3>
      <DataTable caption={shape.name} columns={columns} rows={rows} />
    </div>
  );
}

/** Text with `code` in it. */
function withCode(text: string) {
  return text.split("`").map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece));
}
