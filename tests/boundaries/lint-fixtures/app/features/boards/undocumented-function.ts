// breaks: kindling/docstring
export function planted(): number {
  return 1;
}
