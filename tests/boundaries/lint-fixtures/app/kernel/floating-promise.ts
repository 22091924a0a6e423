// breaks: @typescript-eslint/no-floating-promises
export function planted(work: () => Promise<void>): void {
  work();
}
