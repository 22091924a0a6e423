// breaks: kindling/no-raw-html
/** Planted. */
export function Planted() {
  return <p dangerouslySetInnerHTML={{ __html: "planted" }} />;
}
