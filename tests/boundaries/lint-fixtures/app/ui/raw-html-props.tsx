// breaks: kindling/no-raw-html
/** Planted. */
export function Planted() {
  const props = { dangerouslySetInnerHTML: { __html: "planted" } };
  return <p {...props} />;
}
