// breaks: kindling/no-inline-style
/** Planted. */
export function Planted() {
  return <p style={{ color: "red" }}>planted</p>;
}
