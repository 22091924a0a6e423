// breaks: jsx-a11y/alt-text
/** Planted. */
export function Planted() {
  return <img src="/logo.svg" />;
}
