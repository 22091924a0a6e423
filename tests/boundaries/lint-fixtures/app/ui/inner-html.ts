// breaks: kindling/no-raw-html
export function planted(element: HTMLElement): void {
  element.innerHTML = "planted";
}
