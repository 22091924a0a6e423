import { useEffect, useState, type RefObject } from "react";

/** Whether a part of the page is in sight, above the lowest quarter of the window. */
export function useInSight(part: RefObject<HTMLElement>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const eye = new IntersectionObserver((seen) => setSeen(seen.at(-1)?.isIntersecting ?? false), { rootMargin: "0px 0px -25%" });
    if (part.current) eye.observe(part.current);
    return () => eye.disconnect();
  }, [part]);
  return isSeen;
}
