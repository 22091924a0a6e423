/** Asks for the last thing given, once none other was given for so long; what an earlier one is answered is given up. Null asks for nothing. */
export function askAfterPause<A, R>(pauseMs: number, ask: (asked: A, signal: AbortSignal) => Promise<R>, answered: (asked: A, answer: R) => void): (asked: A | null) => void {
  let stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (asked) => {
    stop.abort();
    clearTimeout(timer);
    if (asked === null) return;
    const { signal } = (stop = new AbortController());
    timer = setTimeout(() => void ask(asked, signal).then((answer) => (signal.aborted ? undefined : answered(asked, answer))), pauseMs);
  };
}
